"""What the office reads of the ledger: transactions of an account, of a kind, about some things; one whole."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, exists, func, or_, select

from storefront.community.families import Family
from storefront.kernel.database import db
from storefront.kernel.paging import PAGE_SIZE, Page
from storefront.kernel.refusals import NotFound
from storefront.treasury.ledger.models import LedgerEntry, LedgerTransaction


@dataclass(frozen=True)
class Side:
    """An entry with the family it is about, where it is about one."""

    entry: LedgerEntry
    family: Family | None


@dataclass(frozen=True)
class Booked:
    """A transaction with its entries."""

    transaction: LedgerTransaction
    sides: Sequence[Side]

    @property
    def turned_minor(self) -> int:
        """How many halalas it moved from one side to the other."""
        return sum(side.entry.amount_minor for side in self.sides if side.entry.amount_minor > 0)


@dataclass(frozen=True)
class Search:
    """What is looked for: an account, a kind, a family, things by name ("parcel:12") or else bookings by theirs; nothing
    asks for all."""

    account: str = ""
    kind: str = ""
    family_id: int | None = None
    subjects: Collection[str] | None = None
    named: Collection[str] = ()

    def where(self) -> list[ColumnElement[bool]]:
        """The same as conditions on transactions."""
        found: list[ColumnElement[bool]] = []
        on_entries = [LedgerEntry.transaction_id == LedgerTransaction.id]
        if self.account:
            on_entries.append(LedgerEntry.account == self.account)
        if self.family_id is not None:
            on_entries.append(LedgerEntry.family_id == self.family_id)
        if len(on_entries) > 1:
            found.append(exists().where(*on_entries))
        if self.kind:
            found.append(LedgerTransaction.kind == self.kind)
        if self.subjects is not None:
            about = LedgerTransaction.subject.in_(self.subjects)
            found.append(or_(about, LedgerTransaction.once.in_(self.named)) if self.named else about)
        return found


def transactions(asked: Search, *, number: int = 1) -> Page[Booked]:
    """A page of transactions with their entries, the newest first; a constant number of queries."""
    where = asked.where()
    total = db.session.scalar(select(func.count(LedgerTransaction.id)).where(*where)) or 0
    statement = (
        select(LedgerTransaction)
        .where(*where)
        .order_by(LedgerTransaction.booked_at.desc(), LedgerTransaction.id.desc())
        .limit(PAGE_SIZE)
        .offset(PAGE_SIZE * (number - 1))
    )
    rows = db.session.scalars(statement).all()
    sides = _sides([row.id for row in rows])
    return Page([Booked(row, sides[row.id]) for row in rows], number, total)


def transaction(transaction_id: int) -> Booked:
    """One transaction with its entries; raises NotFound."""
    found = db.session.get(LedgerTransaction, transaction_id)
    if found is None:
        raise NotFound()
    return Booked(found, _sides([found.id])[found.id])


def _sides(ids: Sequence[int]) -> Mapping[int, list[Side]]:
    statement = (
        select(LedgerEntry, Family)
        .outerjoin(Family, Family.id == LedgerEntry.family_id)
        .where(LedgerEntry.transaction_id.in_(ids))
        .order_by(LedgerEntry.id)
    )
    sides: defaultdict[int, list[Side]] = defaultdict(list)
    for entry, family in db.session.execute(statement):
        sides[entry.transaction_id].append(Side(entry, family))
    return sides
