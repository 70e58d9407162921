"""Reading the ledger: balances, and whether it is whole. What a family reads of it is in statement, the office in pages."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, case, func, select

from storefront.kernel.database import db
from storefront.treasury.ledger.accounts import FAMILY, FAMILY_COMING, OF_FAMILIES
from storefront.treasury.ledger.models import LedgerEntry, LedgerTransaction


@dataclass(frozen=True)
class Standing:
    """How a family stands with the platform, in halalas: what is coming to it, what it may be paid now (negative: what
    it owes, such as the commission on cash it took)."""

    coming_minor: int
    payable_minor: int

    @property
    def owed_minor(self) -> int:
        """All that the platform owes the family."""
        return self.coming_minor + self.payable_minor


def standing(family_id: int) -> Standing:
    """How a family stands."""
    statement = select(raised(FAMILY_COMING), raised(FAMILY)).where(LedgerEntry.family_id == family_id)
    coming, payable = db.session.execute(statement).one()
    return Standing(int(coming or 0), int(payable or 0))


def raised(account: str) -> ColumnElement[int]:
    """By how much entries raised what is owed on an account. (In groups by account those of all families would be read.)"""
    return func.sum(case((LedgerEntry.account == account, -LedgerEntry.amount_minor), else_=0))


def owed_to(family_id: int) -> int:
    """Halalas the platform owes a family, whether they may be paid out or not; negative when the family owes."""
    return standing(family_id).owed_minor


def coming_of(subject: str) -> int:
    """Halalas of a sale ("parcel:12") that are still coming to its family."""
    statement = (
        select(func.sum(LedgerEntry.amount_minor))
        .join(LedgerTransaction, LedgerTransaction.id == LedgerEntry.transaction_id)
        .where(LedgerTransaction.subject == subject, LedgerEntry.account == FAMILY_COMING)
    )
    return -int(db.session.scalar(statement) or 0)


def transaction_named(once: str) -> LedgerTransaction:
    """What was booked under this name; there is such a booking."""
    return db.session.scalars(select(LedgerTransaction).where(LedgerTransaction.once == once)).one()


def entries_of(transaction_id: int) -> Sequence[LedgerEntry]:
    """Both sides of a booking."""
    mine = select(LedgerEntry).where(LedgerEntry.transaction_id == transaction_id)
    return db.session.scalars(mine.order_by(LedgerEntry.id)).all()


def balances() -> dict[str, int]:
    """The balance of every account in halalas."""
    return totals()


def totals(*where: object) -> dict[str, int]:
    """Halalas of the entries of which all of this is true, by account."""
    statement = select(LedgerEntry.account, func.sum(LedgerEntry.amount_minor)).group_by(LedgerEntry.account)
    rows = db.session.execute(statement.where(*where))  # type: ignore[arg-type]
    return {account: int(total) for account, total in rows}


def owing() -> dict[int, Standing]:
    """Every family's standing, by its id."""
    by_family: defaultdict[int, dict[str, int]] = defaultdict(dict)
    statement = (
        select(LedgerEntry.family_id, LedgerEntry.account, func.sum(LedgerEntry.amount_minor))
        .where(LedgerEntry.account.in_(OF_FAMILIES), LedgerEntry.family_id.is_not(None))
        .group_by(LedgerEntry.family_id, LedgerEntry.account)
    )
    for family_id, account, total in db.session.execute(statement):
        by_family[family_id or 0][account] = -int(total)
    return {one: Standing(sums.get(FAMILY_COMING, 0), sums.get(FAMILY, 0)) for one, sums in by_family.items()}


def unbalanced() -> Sequence[int]:
    """Transactions that do not add up to 0 in some currency. Must be empty."""
    statement = (
        select(LedgerEntry.transaction_id)
        .group_by(LedgerEntry.transaction_id, LedgerEntry.currency)
        .having(func.sum(LedgerEntry.amount_minor) != 0)
    )
    return db.session.scalars(statement).all()
