"""What the office enters by hand, from a bank statement: money of a provider or of the courier that came to the bank."""

from sqlalchemy import select

from storefront.kernel import money
from storefront.kernel.actors import Actor
from storefront.kernel.database import db
from storefront.kernel.refusals import NotAllowed, NotValid
from storefront.treasury.ledger.accounts import COURIER_CASH, COURIER_FEES, clearing, is_account
from storefront.treasury.ledger.commands import Matter, record_arrival, record_cash_handed_in
from storefront.treasury.ledger.models import LedgerEntry
from storefront.treasury.ledger.queries import balances, is_booked
from storefront.treasury.ledger.refusals import AlreadyBooked, MoreThanIsThere

LONGEST_REFERENCE = 60


def note_arrival(provider: str, amount_minor: int, actor: Actor, *, reference: str, reason: str) -> None:
    """So many halalas that a provider had taken came to the bank; `reference` is the statement's, once each.

    Raises NotAllowed, NotValid, MoreThanIsThere, AlreadyBooked.
    """
    check(actor, amount_minor, reference)
    if not is_account(clearing(provider)):
        raise NotValid()
    hold(clearing(provider))
    only_once(f"arrived:{provider}:{reference}")
    at_most(balances().get(clearing(provider), 0), amount_minor)
    if not record_arrival(f"{provider}:{reference}", provider, amount_minor, matter_of(reference, reason)):
        raise AlreadyBooked()


def note_cash(cash_minor: int, fees_minor: int, actor: Actor, *, reference: str, reason: str) -> None:
    """The courier handed in cash (halalas) and kept its fees of it; `reference` is the statement's, once each.

    Raises NotAllowed, NotValid, MoreThanIsThere, AlreadyBooked.
    """
    check(actor, cash_minor, reference)
    hold(COURIER_CASH)
    only_once(f"cash:{reference}")
    held = balances()
    at_most(held.get(COURIER_CASH, 0), cash_minor)
    at_most(min(-held.get(COURIER_FEES, 0), cash_minor), fees_minor)
    if fees_minor < 0:
        raise NotValid()
    if not record_cash_handed_in(reference, cash_minor, fees_minor=fees_minor, matter=matter_of(reference, reason)):
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


def only_once(once: str) -> None:
    """Raises AlreadyBooked where the line of a statement was entered before."""
    if is_booked(once):
        raise AlreadyBooked()


def at_most(left_minor: int, amount_minor: int) -> None:
    """Raises MoreThanIsThere where more would be taken than there is."""
    if amount_minor > left_minor:
        raise MoreThanIsThere(left=money.shown(max(0, left_minor)))


def matter_of(reference: str, reason: str) -> Matter:
    """What explains it later."""
    return Matter("bank", {"reference": reference, "reason": reason})
