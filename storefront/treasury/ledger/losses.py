"""Booking who bears what a card holder's bank has taken, and what of it comes back."""

from collections.abc import Mapping
from typing import Any

from storefront.treasury.ledger import entries
from storefront.treasury.ledger.accounts import DISPUTES_LOSS, FAMILY, FAMILY_COMING
from storefront.treasury.ledger.commands import Matter, book
from storefront.treasury.ledger.entries import Line, Share
from storefront.treasury.ledger.queries import coming_of, entries_of, transaction_named


def record_borne(once: str, share: Share, *, subject: str, told: Mapping[str, Any]) -> None:
    """A family bears what a card holder's bank took of a sale (`subject`): its share of it makes the loss good."""
    lines = entries.taken_back(share, coming_minor=coming_of(subject), into=DISPUTES_LOSS)
    book(f"borne:{once}", "borne", lines, Matter(subject, told))


def record_unborne(once: str) -> None:
    """The bank gave it back late: everybody has their part again, the family to be paid out."""
    borne = transaction_named(f"borne:{once}")
    lines = [
        Line(FAMILY if entry.account == FAMILY_COMING else entry.account, -entry.amount_minor, entry.family_id)
        for entry in entries_of(borne.id)
    ]
    book(f"unborne:{once}", "unborne", lines, Matter(borne.subject, borne.told))
