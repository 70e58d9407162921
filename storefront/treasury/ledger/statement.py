"""What a family reads of the ledger: each booking that concerns it, in a constant number of queries however many."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from sqlalchemy import ColumnElement, case, func, select

from storefront.kernel import clock
from storefront.kernel.database import db
from storefront.kernel.paging import PAGE_SIZE, Page
from storefront.treasury.ledger.accounts import FAMILY, FAMILY_COMING, OF_FAMILIES
from storefront.treasury.ledger.models import LedgerEntry, LedgerTransaction
from storefront.treasury.ledger.queries import Standing


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
        """The same as conditions."""
        found: list[ColumnElement[bool]] = []
        if self.month:
            found += [LedgerTransaction.booked_at >= begin_of(self.month)]
            found += [LedgerTransaction.booked_at < begin_of(month_after(self.month))]
        return found + ([LedgerTransaction.kind.in_(self.kinds)] if self.kinds else [])


EVERYTHING = Filter()


def bookings(family_id: int, asked: Filter = EVERYTHING, *, number: int = 1) -> Page[Booking]:
    """A page of what was booked for a family, the newest first; one query, which counts all of them too."""
    statement = (
        select(LedgerTransaction, raised(FAMILY_COMING), raised(FAMILY), func.count().over())
        .join(LedgerEntry, LedgerEntry.transaction_id == LedgerTransaction.id)
        .where(LedgerEntry.family_id == family_id, LedgerEntry.account.in_(OF_FAMILIES), *asked.where())
        .group_by(LedgerTransaction.id)
        .order_by(LedgerTransaction.booked_at.desc(), LedgerTransaction.id.desc())
        .limit(PAGE_SIZE)
        .offset(PAGE_SIZE * (number - 1))
    )
    found = db.session.execute(statement).all()
    rows = [booking_of(booked, coming, payable) for booked, coming, payable, _ in found]
    return Page(rows, number, found[0][3] if found else 0)


def raised(account: str) -> ColumnElement[int]:
    """By how much the family's entries of a transaction raised what is owed to it on an account."""
    return func.sum(case((LedgerEntry.account == account, -LedgerEntry.amount_minor), else_=0))


def booking_of(booked: LedgerTransaction, coming_minor: int, payable_minor: int) -> Booking:
    """A transaction as its family reads it."""
    return Booking(
        booked.id, booked.kind, booked.subject, booked.told, booked.booked_at, int(coming_minor), int(payable_minor)
    )


@dataclass(frozen=True)
class Overview:
    """How a family stands, and the months of its bookings, by their first days, the newest first."""

    standing: Standing
    months: Sequence[date]


def overview(family_id: int) -> Overview:
    """What a family's page begins with, in one query."""
    statement = (
        select(
            LedgerEntry.account,
            func.sum(LedgerEntry.amount_minor),
            func.min(LedgerTransaction.booked_at),
            func.max(LedgerTransaction.booked_at),
        )
        .join(LedgerTransaction, LedgerTransaction.id == LedgerEntry.transaction_id)
        .where(LedgerEntry.family_id == family_id, LedgerEntry.account.in_(OF_FAMILIES))
        .group_by(LedgerEntry.account)
    )
    rows = db.session.execute(statement).all()
    totals = {account: -int(total) for account, total, _, _ in rows}
    months = months_between(min(row[2] for row in rows), max(row[3] for row in rows)) if rows else []
    return Overview(Standing(totals.get(FAMILY_COMING, 0), totals.get(FAMILY, 0)), months)


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
