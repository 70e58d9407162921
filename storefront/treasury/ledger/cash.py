"""Cash the courier took at doors and has to hand in: what it hands in counts for the oldest sales first, each whole."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import func, or_, select

from storefront.kernel.database import db
from storefront.treasury.ledger.accounts import COURIER_CASH
from storefront.treasury.ledger.models import LedgerEntry, LedgerTransaction
from storefront.treasury.ledger.names import REVERSED


@dataclass(frozen=True)
class OwedCash:
    """A sale whose cash the courier still holds: its name in the books, what it is called, its sum and how much of it is
    still to come, in halalas."""

    subject: str
    reference: str
    amount_minor: int
    left_minor: int


def owed() -> list[OwedCash]:
    """Every sale of which the courier has not handed in all of the cash, the oldest first."""
    rows = db.session.execute(_open_sales()).all()
    return [
        OwedCash(subject, str(told.get("parcel", "")), int(amount), min(int(amount), int(left)))
        for _, subject, told, amount, left in rows
    ]


def is_in(subject: str) -> bool:
    """Whether the market has the cash of a sale ("parcel:12"): the courier handed it in, or never took any."""
    return subject not in {sale.subject for sale in db.session.execute(_open_sales())}


def made_whole_by(amount_minor: int) -> list[str]:
    """The sales whose cash is all in since the courier handed in so many halalas, and was not before."""
    left = _sales().subquery()
    mine = select(left.c.subject).where(left.c.left <= 0, left.c.left > -amount_minor)
    return list(db.session.scalars(mine.order_by(left.c.sale)))


def _open_sales() -> Any:
    """Sales whose cash is not in, in the order of the books."""
    left = _sales().subquery()
    return select(left).where(left.c.left > 0).order_by(left.c.sale)


def _sales() -> Any:
    """Sales the courier took cash for: by their place in the books, with all that was taken until then and not handed in. What
    was entered as handed in and reversed was not."""
    mine = (LedgerEntry.account == COURIER_CASH, LedgerTransaction.id == LedgerEntry.transaction_id)
    is_back = LedgerEntry.transaction_id.in_(select(LedgerTransaction.id).where(LedgerTransaction.kind == REVERSED))
    handed = -func.coalesce(func.sum(LedgerEntry.amount_minor), 0)
    handed_in = (
        select(handed)
        .where(LedgerEntry.account == COURIER_CASH, or_(LedgerEntry.amount_minor < 0, is_back))
        .scalar_subquery()
    )
    taken = (
        select(
            LedgerTransaction.id.label("sale"),
            LedgerTransaction.subject,
            LedgerTransaction.told,
            LedgerEntry.amount_minor.label("amount"),
            func.sum(LedgerEntry.amount_minor).over(order_by=LedgerTransaction.id).label("until"),
        )
        .where(*mine, LedgerEntry.amount_minor > 0, LedgerTransaction.kind != REVERSED)
        .subquery()
    )
    left = taken.c.until - handed_in
    columns = (taken.c.sale, taken.c.subject, taken.c.told, taken.c.amount, left.label("left"))
    return select(*columns)
