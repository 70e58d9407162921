"""Booking: every transaction adds up to nothing and is booked once; corrections are new transactions.

`once` names an event within its kind ("parcel:12"), `subject` the thing whose money it is (the parcel of a return),
`told` what explains the booking later: references, rates and sums of the moment, as plain words and numbers.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy.exc import IntegrityError

from storefront.kernel import clock
from storefront.kernel.database import db
from storefront.kernel.facts import tell
from storefront.kernel.money import SAR
from storefront.treasury.ledger import entries
from storefront.treasury.ledger.accounts import OF_FAMILIES, is_account
from storefront.treasury.ledger.entries import Line, Share
from storefront.treasury.ledger.facts import CashHandedIn
from storefront.treasury.ledger.models import LedgerEntry, LedgerTransaction
from storefront.treasury.ledger.names import is_booked, named
from storefront.treasury.ledger.queries import coming_of

PROVIDER_FEE = "provider_fee"  # the kind of what providers keep


class UnbalancedBooking(Exception):
    """A booking that does not add up is a mistake in the program, never a refusal."""


@dataclass(frozen=True)
class Matter:
    """What a booking is about, what explains it later, and what the provider calls the money that it moves there."""

    subject: str = ""
    told: Mapping[str, Any] = field(default_factory=dict)
    provider_ref: str = ""


NOTHING = Matter()


def book(once: str, kind: str, lines: Sequence[Line], matter: Matter = NOTHING) -> bool:
    """Books lines (halalas) under a name that is used once; False when that name was booked before.

    Raises UnbalancedBooking when the lines do not add up to 0, name an unknown account, or do not say whose a family's
    account is.
    """
    if sum(line.amount_minor for line in lines) != 0 or not all(is_sound(line) for line in lines):
        raise UnbalancedBooking(once)
    if not lines or is_booked(once):
        return False
    transaction = LedgerTransaction(
        once=once,
        kind=kind,
        subject=matter.subject,
        told=dict(matter.told),
        provider_ref=matter.provider_ref,
        booked_at=clock.now(),
    )
    try:
        with db.session.begin_nested():
            db.session.add(transaction)
    except IntegrityError:  # somebody else booked it at this very moment
        return False
    db.session.add_all(
        LedgerEntry(
            transaction_id=transaction.id,
            account=line.account,
            family_id=line.family_id,
            amount_minor=line.amount_minor,
            currency=SAR,
            booked_at=transaction.booked_at,
        )
        for line in in_order(lines)
    )
    db.session.flush()
    return True


def in_order(lines: Sequence[Line]) -> list[Line]:
    """What came in before where it went: so the entries add up with the last of them and not before, which is when the
    database closes a transaction for good."""
    return sorted(lines, key=lambda line: line.amount_minor < 0)


def is_sound(line: Line) -> bool:
    """Whether a line stands on a known account and names a family where, and only where, the account is a family's."""
    return is_account(line.account) and (line.account in OF_FAMILIES) == (line.family_id is not None)


def record_sale(
    once: str, share: Share, *, received_in: str, told: Mapping[str, Any] | None = None, provider_ref: str = ""
) -> None:
    """A sale whose money arrived on an account (see entries.sale); `once` is also what later bookings call it."""
    matter = Matter(once, told or {}, provider_ref)
    book(f"sale:{once}", "sale", entries.sale(share, received_in=received_in), matter)


def record_cleared(subject: str, family_id: int, told: Mapping[str, Any] | None = None) -> None:
    """Nothing of a sale can be given back any more: what is still coming of it may be paid out."""
    lines = entries.cleared(family_id, coming_of(subject))
    book(f"cleared:{subject}", "cleared", lines, Matter(subject, told or {}))


def record_taken_back(once: str, share: Share, *, subject: str = "", told: Mapping[str, Any] | None = None) -> None:
    """A paid sale (`subject`), or a part of it, was undone; its sum is owed to the shopper."""
    subject = subject or once
    lines = entries.taken_back(share, coming_minor=coming_of(subject))
    book(f"taken-back:{once}", "taken_back", lines, Matter(subject, told or {}))


def record_paid_back(
    once: str, amount_minor: int, *, from_account: str, family_id: int | None = None, matter: Matter = NOTHING
) -> None:
    """A shopper got money back (halalas)."""
    lines = entries.paid_back(amount_minor, from_account=from_account, family_id=family_id)
    book(f"paid-back:{once}", "paid_back", lines, matter)


def record_provider_fee(once: str, provider: str, fee_minor: int, matter: Matter = NOTHING) -> None:
    """A payment provider kept its fee (halalas); a negative one it gave back."""
    book(f"fee:{once}", PROVIDER_FEE, entries.provider_fee(provider, fee_minor), matter)


def record_arrival(once: str, provider: str, amount_minor: int, matter: Matter = NOTHING, *, turn: int = 1) -> bool:
    """A payment provider handed money (halalas) over to the platform's bank; False when it was booked before."""
    return book(named("arrived", once, turn), "arrived", entries.arrived(provider, amount_minor), matter)


def record_cash_handed_in(
    once: str, cash_minor: int, *, fees_minor: int, matter: Matter = NOTHING, turn: int = 1
) -> bool:
    """The courier handed in cash, less its fees (halalas); False when it was booked before."""
    lines = entries.cash_handed_in(cash_minor, fees_minor=fees_minor)
    is_new = book(named("cash", once, turn), "cash_handed_in", lines, matter)
    if is_new:
        tell(CashHandedIn(cash_minor))
    return is_new


def record_courier_paid(once: str, fees_minor: int, matter: Matter = NOTHING, *, turn: int = 1) -> bool:
    """The courier had its fees (halalas) from the bank; False when it was booked before."""
    return book(named("courier-paid", once, turn), "courier_paid", entries.courier_paid(fees_minor), matter)


def record_disputed(once: str, provider: str, amount_minor: int, matter: Matter = NOTHING) -> None:
    """A card holder's bank took a payment back (halalas)."""
    book(f"disputed:{once}", "disputed", entries.disputed(provider, amount_minor), matter)


def record_dispute_won(once: str, provider: str, amount_minor: int, matter: Matter = NOTHING) -> None:
    """The bank gave the payment back (halalas)."""
    book(f"dispute-won:{once}", "dispute_won", entries.dispute_won(provider, amount_minor), matter)


def record_rounding(once: str, account: str, difference_minor: int, matter: Matter = NOTHING) -> None:
    """A provider counts so many halalas more (or fewer) on an account than we do."""
    book(f"rounding:{once}", "rounding", entries.rounded(account, difference_minor), matter)
