"""What a family loses of a sale again: booking who bears what a card holder's bank has taken, and reading what went."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from storefront.treasury.ledger import entries
from storefront.treasury.ledger.accounts import COMMISSION, COURIER_FEES, DISPUTES_LOSS, FAMILY, FAMILY_COMING, VAT_DUE
from storefront.treasury.ledger.commands import Matter, book
from storefront.treasury.ledger.entries import Line, Share
from storefront.treasury.ledger.models import LedgerEntry, LedgerTransaction
from storefront.treasury.ledger.queries import coming_of, entries_of, totals, transaction_named

UNDOING = ("taken_back", "borne", "unborne")  # kinds of bookings that undo a sale, or a part of it


@dataclass(frozen=True)
class Undone:
    """What went of a sale again, in halalas: of its price, and of that out of the family's part and out of the commission."""

    price_minor: int
    family_minor: int
    commission_minor: int


def undone_of(subject: str) -> Undone:
    """What went of a sale ("parcel:12") since it was paid: goods that came home, what was allowed, what a bank took and the
    family bears."""
    undoing = (LedgerTransaction.subject == subject, LedgerTransaction.kind.in_(UNDOING))
    sums = Counter(totals(LedgerEntry.transaction_id.in_(select(LedgerTransaction.id).where(*undoing))))
    family, commission = sums[FAMILY] + sums[FAMILY_COMING], sums[COMMISSION] + sums[VAT_DUE]
    return Undone(family + commission + sums[COURIER_FEES], family, commission)


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
