"""What a family reads of the ledger: each booking that concerns it, in a constant number of queries however many."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from sqlalchemy import ColumnElement, exists, func, select

from storefront.kernel import clock
from storefront.kernel.database import db
from storefront.kernel.paging import PAGE_SIZE, Page
from storefront.treasury.ledger.accounts import FAMILY, FAMILY_COMING
from storefront.treasury.ledger.models import LedgerEntry, LedgerTransaction
from storefront.treasury.ledger.queries import Standing, raised


@dataclass(frozen=True)
class Booking:
    """A transaction as it concerns one family, in halalas: by how much it raised what is coming to the family, and by
    how much what it may be paid (negative: lowered)."""

    id: int
    kind: str
    subject: str
    told: Mapping[str, Any]
    booked_at: datetime
    coming_minor: int
    payable_minor: int

    @property
    def owed_minor(self) -> int:
        """By how much all that is owed to the family rose."""
        return self.coming_minor + self.payable_minor


@dataclass(frozen=True)
class Filter:
    """What of a family's bookings is asked for: one month (its first day), some kinds; nothing asks for all."""

    month: date | None = None
    kinds: Sequence[str] = ()

    def where(self) -> list[ColumnElement[bool]]:
        """The same as conditions on entries."""
        found: list[ColumnElement[bool]] = []
        if self.month:
            found += [LedgerEntry.booked_at >= begin_of(self.month)]
            found += [LedgerEntry.booked_at < begin_of(month_after(self.month))]
        if self.kinds:
            of_kinds = (LedgerTransaction.id == LedgerEntry.transaction_id, LedgerTransaction.kind.in_(self.kinds))
            found += [exists().where(*of_kinds)]
        return found


EVERYTHING = Filter()


def bookings(family_id: int, asked: Filter = EVERYTHING, *, number: int = 1) -> Page[Booking]:
    """A page of what was booked for a family, the newest first; one query, which counts all of them too."""
    booked_as = (LedgerEntry.booked_at, LedgerEntry.transaction_id)
    mine = select(*booked_as).where(LedgerEntry.family_id == family_id, *asked.where()).group_by(*booked_as)
    total = select(func.count()).select_from(mine.subquery()).scalar_subquery()
    newest = mine.order_by(*(column.desc() for column in booked_as))
    sums = (raised(FAMILY_COMING).label("coming"), raised(FAMILY).label("payable"))
    page = newest.add_columns(*sums).limit(PAGE_SIZE).offset(PAGE_SIZE * (number - 1)).subquery()
    statement = (
        select(LedgerTransaction, page.c.coming, page.c.payable, total)
        .join(page, page.c.transaction_id == LedgerTransaction.id)
        .order_by(page.c.booked_at.desc(), page.c.transaction_id.desc())
    )
    found = db.session.execute(statement).all()
    rows = [
        Booking(one.id, one.kind, one.subject, one.told, one.booked_at, int(coming), int(payable))
        for one, coming, payable, _ in found
    ]
    return Page(rows, number, found[0][3] if found else 0)


@dataclass(frozen=True)
class Overview:
    """How a family stands, and the months of its bookings, by their first days, the newest first."""

    standing: Standing
    months: Sequence[date]


def overview(family_id: int) -> Overview:
    """What a family's page begins with, in one query."""
    moments = (func.min(LedgerEntry.booked_at), func.max(LedgerEntry.booked_at))
    statement = select(raised(FAMILY_COMING), raised(FAMILY), *moments).where(LedgerEntry.family_id == family_id)
    coming, payable, first, last = db.session.execute(statement).one()
    standing = Standing(int(coming or 0), int(payable or 0))
    return Overview(standing, months_between(first, last) if first else [])


def months_between(first: datetime, last: datetime) -> list[date]:
    """The months of Riyadh from one moment to another, the newest first."""
    found = [month_of(clock.riyadh(first).date())]
    while found[-1] < month_of(clock.riyadh(last).date()):
        found.append(month_after(found[-1]))
    return found[::-1]


def month_of(day: date) -> date:
    """The first day of a day's month."""
    return day.replace(day=1)


def month_after(month: date) -> date:
    """The first day of the next month."""
    return date(month.year + month.month // 12, month.month % 12 + 1, 1)


def begin_of(day: date) -> datetime:
    """The moment at which a day of Riyadh begins."""
    return datetime.combine(day, time.min, tzinfo=clock.RIYADH)
