"""What a family loses of a sale again: booking who bears what a card holder's bank has taken, and reading what went."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import astuple, dataclass
from typing import Any

from sqlalchemy import ColumnElement, exists, func, literal, select

from storefront.kernel.database import db
from storefront.treasury.ledger import entries
from storefront.treasury.ledger.accounts import (
    COMMISSION,
    COUPONS,
    COURIER_FEES,
    DISPUTES_LOSS,
    FAMILY,
    FAMILY_COMING,
    VAT_DUE,
)
from storefront.treasury.ledger.commands import Matter, book
from storefront.treasury.ledger.entries import Line, Share
from storefront.treasury.ledger.models import LedgerEntry, LedgerTransaction
from storefront.treasury.ledger.queries import coming_of, entries_of, transaction_named
from storefront.treasury.ledger.statement import Booking

UNDOING = ("taken_back", "borne", "unborne")  # kinds of bookings that undo a sale, or a part of it
OF_PAYERS = (
    FAMILY,
    FAMILY_COMING,
    COMMISSION,
    VAT_DUE,
    COURIER_FEES,
    COUPONS,
)  # from which what payers get back is taken


@dataclass(frozen=True)
class Undone:
    """What went of a sale again, in halalas: of its price, of that out of the family's part and out of the commission (its tax
    within), what of it a coupon of the market had paid, and the tax in the commission."""

    price_minor: int
    family_minor: int
    commission_minor: int
    coupon_minor: int = 0
    commission_vat_minor: int = 0

    @property
    def payer_minor(self) -> int:
        """What of it goes to who paid."""
        return self.price_minor - self.coupon_minor

    @property
    def courier_minor(self) -> int:
        """What of it the courier gives up; the rest of a delivery that goes back is the family's to bear."""
        return self.price_minor - self.family_minor - self.commission_minor


def undone_of(subject: str) -> Undone:
    """What went of a sale ("parcel:12") since it was paid: goods that came home, what was allowed, what a bank took and the
    family bears."""
    return whole(undoing for _, undoing in undoings_of(subject))


def whole(parts: Iterable[Undone]) -> Undone:
    """All of these together."""
    sums = [astuple(one) for one in parts]
    return Undone(*(sum(column) for column in zip(*sums, strict=True))) if sums else Undone(0, 0, 0)


def undoings_of(subject: str) -> list[tuple[Booking, Undone]]:
    """Each time something went of a sale, or was given back to its family, the newest first, with what went; one query."""
    undoing = (LedgerTransaction.subject == subject, LedgerTransaction.kind.in_(UNDOING))
    statement = (
        select(LedgerTransaction, LedgerEntry.account, LedgerEntry.amount_minor)
        .join(LedgerEntry, LedgerEntry.transaction_id == LedgerTransaction.id)
        .where(*undoing)
        .order_by(LedgerTransaction.id.desc())
    )
    found: dict[int, tuple[LedgerTransaction, Counter[str]]] = {}
    for one, account, minor in db.session.execute(statement):
        found.setdefault(one.id, (one, Counter()))[1][account] += minor
    return [_undoing(one, sums) for one, sums in found.values()]


def _undoing(one: LedgerTransaction, sums: Mapping[str, int]) -> tuple[Booking, Undone]:
    coming, payable = sums[FAMILY_COMING], sums[FAMILY]
    commission = sums[COMMISSION] + sums[VAT_DUE]
    price = coming + payable + commission + sums[COURIER_FEES]
    booking = Booking(one.id, one.kind, one.subject, one.told, one.booked_at, -coming, -payable)
    return booking, Undone(price, coming + payable, commission, -sums[COUPONS], sums[VAT_DUE])


def payers_parts(subjects: Collection[str]) -> dict[str, int]:
    """Halalas of these sales ("parcel:12") that went to who paid, or are to, by sale; nothing of which nothing went. One
    query."""
    undoing = (LedgerTransaction.subject.in_(subjects), LedgerTransaction.kind.in_(UNDOING))
    statement = (
        select(LedgerTransaction.subject, func.sum(LedgerEntry.amount_minor))
        .join(LedgerEntry, LedgerEntry.transaction_id == LedgerTransaction.id)
        .where(*undoing, LedgerEntry.account.in_(OF_PAYERS))
        .group_by(LedgerTransaction.subject)
    )
    return {subject: int(minor) for subject, minor in db.session.execute(statement)}


def record_borne(once: str, share: Share, *, subject: str, told: Mapping[str, Any]) -> None:
    """A family bears what a card holder's bank took of a sale (`subject`): its share of it makes the loss good."""
    lines = entries.taken_back(share, coming_minor=coming_of(subject), into=DISPUTES_LOSS)
    book(f"borne:{once}", "borne", lines, Matter(subject, told))


def record_unborne(once: str, *, less: tuple[int, int] = (0, 0)) -> None:
    """The bank gave it back late: everybody has their part again, the family to be paid out. What the market has again is `less`
    by a commission and the tax in it, which fall all the same (halalas)."""
    borne = transaction_named(f"borne:{once}")
    lines = [
        Line(FAMILY if entry.account == FAMILY_COMING else entry.account, -entry.amount_minor, entry.family_id)
        for entry in entries_of(borne.id)
    ]
    commission, vat = less
    family_id = next((entry.family_id for entry in entries_of(borne.id) if entry.family_id), None)
    if commission or vat:
        lines += entries.drop_empty(
            [Line(FAMILY, -commission, family_id), Line(COMMISSION, commission - vat), Line(VAT_DUE, vat)]
        )
    book(f"unborne:{once}", "unborne", lines, Matter(borne.subject, borne.told))


def is_unborne(once: ColumnElement[str]) -> ColumnElement[bool]:
    """Whether a bank gave back late what was booked as borne under this name; for questions to the database."""
    return exists().where(LedgerTransaction.once == literal("unborne:") + once)
