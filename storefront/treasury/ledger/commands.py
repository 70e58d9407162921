"""Booking: every transaction adds up to nothing and is booked once; corrections are new transactions."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from storefront.kernel import clock
from storefront.kernel.database import db
from storefront.kernel.money import SAR
from storefront.treasury.ledger import entries
from storefront.treasury.ledger.accounts import is_account
from storefront.treasury.ledger.entries import Line, Share
from storefront.treasury.ledger.models import LedgerEntry, LedgerTransaction


class UnbalancedBooking(Exception):
    """A booking that does not add up is a mistake in the program, never a refusal."""


def book(once: str, kind: str, lines: Sequence[Line]) -> bool:
    """Books lines (halalas) under a name that is used once; False when that name was booked before.

    Raises UnbalancedBooking when the lines do not add up to 0 or name an unknown account.
    """
    if sum(line.amount_minor for line in lines) != 0 or not all(is_account(line.account) for line in lines):
        raise UnbalancedBooking(once)
    if not lines or db.session.scalar(select(LedgerTransaction.id).where(LedgerTransaction.once == once)):
        return False
    transaction = LedgerTransaction(once=once, kind=kind, booked_at=clock.now())
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
        )
        for line in lines
    )
    db.session.flush()
    return True


def record_sale(once: str, share: Share, *, received_in: str) -> None:
    """A sale whose money arrived on an account (see entries.sale)."""
    book(f"sale:{once}", "sale", entries.sale(share, received_in=received_in))


def record_taken_back(once: str, share: Share) -> None:
    """A paid sale was undone; its sum is owed to the shopper."""
    book(f"taken-back:{once}", "taken_back", entries.taken_back(share))


def record_paid_back(once: str, amount_minor: int, *, from_account: str, family_id: int | None = None) -> None:
    """A shopper got money back (halalas)."""
    book(
        f"paid-back:{once}",
        "paid_back",
        entries.paid_back(amount_minor, from_account=from_account, family_id=family_id),
    )


def record_provider_fee(once: str, provider: str, fee_minor: int) -> None:
    """A payment provider kept its fee (halalas); a negative one it gave back."""
    book(f"fee:{once}", "provider_fee", entries.provider_fee(provider, fee_minor))


def record_disputed(once: str, provider: str, amount_minor: int) -> None:
    """A card holder's bank took a payment back (halalas)."""
    book(f"disputed:{once}", "disputed", entries.disputed(provider, amount_minor))


def record_dispute_won(once: str, provider: str, amount_minor: int) -> None:
    """The bank gave the payment back (halalas)."""
    book(f"dispute-won:{once}", "dispute_won", entries.dispute_won(provider, amount_minor))
