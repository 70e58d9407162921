"""The double-entry ledger: transactions whose entries add up to nothing, never changed, never deleted."""

from sqlalchemy import BigInteger, CheckConstraint, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from storefront.kernel.database import Base, key, minor, ref, stamp, word


class LedgerTransaction(Base):
    """One event of money. `once` names it, so that it is booked a single time."""

    __tablename__ = "ledger_transaction"

    id: Mapped[key]
    once: Mapped[str] = mapped_column(String(120), unique=True)
    kind: Mapped[word]
    booked_at: Mapped[stamp]


class LedgerEntry(Base):
    """A signed sum on an account, in halalas: what came in is positive, what is owed or earned is negative."""

    __tablename__ = "ledger_entry"
    __table_args__ = (
        CheckConstraint("amount_minor <> 0", name="amount"),
        Index("ix_ledger_entry_account", "account", "currency"),
        Index("ix_ledger_entry_family_id", "family_id"),
    )

    id: Mapped[key]
    transaction_id: Mapped[int] = ref("ledger_transaction.id")
    account: Mapped[word]  # see accounts.py
    family_id: Mapped[int | None] = ref("family.id", index=False)
    amount_minor: Mapped[minor] = mapped_column(BigInteger)
    currency: Mapped[str] = mapped_column(String(3))
