"""What the office enters by hand, from a bank statement: money of a provider or of the courier that came to the bank, and fees
that were paid to the courier out of it.

A line of a statement is entered once. Where what was entered has been reversed, the same line may be entered again, in a
further turn.
"""

from sqlalchemy import select

from storefront.kernel import money
from storefront.kernel.actors import Actor
from storefront.kernel.database import db
from storefront.kernel.refusals import NotAllowed, NotValid
from storefront.treasury import ledger
from storefront.treasury.ledger import COURIER_CASH, COURIER_FEES, LedgerEntry, Matter, clearing
from storefront.treasury.movements.refusals import AlreadyBooked, FeesAreMoreThanOwed, MoreThanIsThere

LONGEST_REFERENCE = 60
BY_HAND = "bank"  # what such a booking is about


def note_arrival(provider: str, amount_minor: int, actor: Actor, *, reference: str, reason: str) -> None:
    """So many halalas that a provider had taken came to the bank; `reference` is the statement's, once each.

    Raises NotAllowed, NotValid, MoreThanIsThere, AlreadyBooked.
    """
    check(actor, amount_minor, reference)
    if not ledger.is_account(clearing(provider)):
        raise NotValid()
    hold(clearing(provider))
    once = f"{provider}:{reference}"
    turn = turn_of("arrived", once)
    at_most(ledger.balances().get(clearing(provider), 0), amount_minor)
    if not ledger.record_arrival(once, provider, amount_minor, matter_of(reference, reason), turn=turn):
        raise AlreadyBooked()


def note_cash(cash_minor: int, fees_minor: int, actor: Actor, *, reference: str, reason: str) -> None:
    """The courier handed in cash (halalas) and kept its fees of it; `reference` is the statement's, once each.

    Raises NotAllowed, NotValid, MoreThanIsThere, FeesAreMoreThanOwed, AlreadyBooked.
    """
    check(actor, cash_minor, reference)
    if fees_minor < 0:
        raise NotValid()
    hold(COURIER_CASH)
    turn = turn_of("cash", reference)
    held = ledger.balances()
    at_most(held.get(COURIER_CASH, 0), cash_minor)
    at_most_owed(min(-held.get(COURIER_FEES, 0), cash_minor), fees_minor)
    matter = matter_of(reference, reason)
    if not ledger.record_cash_handed_in(reference, cash_minor, fees_minor=fees_minor, matter=matter, turn=turn):
        raise AlreadyBooked()


def note_courier_paid(fees_minor: int, actor: Actor, *, reference: str, reason: str) -> None:
    """Fees that were owed to the courier (halalas) went to it out of the bank: what is paid by card brings it no cash to keep
    them of. `reference` is the statement's, once each.

    Raises NotAllowed, NotValid, FeesAreMoreThanOwed, AlreadyBooked.
    """
    check(actor, fees_minor, reference)
    hold(COURIER_FEES)
    turn = turn_of("courier-paid", reference)
    at_most_owed(-ledger.balances().get(COURIER_FEES, 0), fees_minor)
    if not ledger.record_courier_paid(reference, fees_minor, matter_of(reference, reason), turn=turn):
        raise AlreadyBooked()


def check(actor: Actor, amount_minor: int, reference: str) -> None:
    """Whether this person may enter such a movement at all."""
    if not actor.is_staff:
        raise NotAllowed()
    if amount_minor <= 0 or not 0 < len(reference) <= LONGEST_REFERENCE:
        raise NotValid()


def hold(account: str) -> None:
    """Makes whoever else takes of an account what is on it wait for the end of this unit; its balance is read after it. The
    first entry stands for the account, and is no obstacle to whoever books on it."""
    first = select(LedgerEntry.id).where(LedgerEntry.account == account).order_by(LedgerEntry.id).limit(1)
    db.session.execute(first.with_for_update(key_share=True))


def turn_of(kind: str, once: str) -> int:
    """Which turn of entering this line it is: the first, or one more than were reversed. Raises AlreadyBooked where it stands
    in the books."""
    turn = 1
    while ledger.names.is_booked(name := ledger.names.named(kind, once, turn)):
        if not ledger.names.is_booked(ledger.names.reversed_name(name)):
            raise AlreadyBooked()
        turn += 1
    return turn


def at_most(left_minor: int, amount_minor: int) -> None:
    """Raises MoreThanIsThere where more would be taken than there is."""
    if amount_minor > left_minor:
        raise MoreThanIsThere(left=money.shown(max(0, left_minor)))


def at_most_owed(owed_minor: int, fees_minor: int) -> None:
    """Raises FeesAreMoreThanOwed where the courier would have more than it is owed, or keep more than it hands in."""
    if fees_minor > owed_minor:
        raise FeesAreMoreThanOwed(left=money.shown(max(0, owed_minor)))


def matter_of(reference: str, reason: str) -> Matter:
    """What explains it later."""
    return Matter(BY_HAND, {"reference": reference, "reason": reason})
