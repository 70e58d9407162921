"""Reading the ledger: balances, and whether it is whole."""

from collections.abc import Sequence

from sqlalchemy import func, select

from storefront.kernel.database import db
from storefront.treasury.ledger.accounts import FAMILY
from storefront.treasury.ledger.models import LedgerEntry


def owed_to(family_id: int) -> int:
    """Halalas the platform owes a family; negative when the family owes commission on cash it took."""
    statement = select(func.sum(LedgerEntry.amount_minor)).where(
        LedgerEntry.account == FAMILY, LedgerEntry.family_id == family_id
    )
    return -(db.session.scalar(statement) or 0)


def balances() -> dict[str, int]:
    """The balance of every account in halalas."""
    statement = select(LedgerEntry.account, func.sum(LedgerEntry.amount_minor)).group_by(LedgerEntry.account)
    return {account: int(total) for account, total in db.session.execute(statement)}


def unbalanced() -> Sequence[int]:
    """Transactions that do not add up to 0 in some currency. Must be empty."""
    statement = (
        select(LedgerEntry.transaction_id)
        .group_by(LedgerEntry.transaction_id, LedgerEntry.currency)
        .having(func.sum(LedgerEntry.amount_minor) != 0)
    )
    return db.session.scalars(statement).all()
