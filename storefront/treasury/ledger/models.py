"""The double-entry ledger: transactions whose entries add up to nothing, never changed, never deleted."""

from typing import Any

from sqlalchemy import JSON, BigInteger, CheckConstraint, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from storefront.kernel.database import Base, key, minor, ref, stamp, word


class LedgerTransaction(Base):
    """One event of money. `once` names it, so that it is booked a single time; `subject` is the thing whose money it
    is; `told` are the numbers and names of that moment which explain it ever after. What moved at a provider of payments
    is booked under the provider's own name for it, so that its list can be held against the books line by line."""

    __tablename__ = "ledger_transaction"
    __table_args__ = (
        Index("ix_ledger_transaction_subject", "subject"),
        Index("ix_ledger_transaction_provider_ref", "provider_ref"),
    )

    id: Mapped[key]
    once: Mapped[str] = mapped_column(String(120), unique=True)
    kind: Mapped[word]  # see commands.py
    subject: Mapped[str] = mapped_column(String(80), default="")  # "parcel:12", "payout:3"
    told: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    provider_ref: Mapped[str] = mapped_column(String(255), default="", server_default="")
    booked_at: Mapped[stamp]


class LedgerEntry(Base):
    """A signed sum on an account, in halalas: what came in is positive, what is owed or earned is negative."""

    __tablename__ = "ledger_entry"
    __table_args__ = (
        CheckConstraint("amount_minor <> 0", name="amount"),
        Index("ix_ledger_entry_account", "account", "currency"),
        Index("ix_ledger_entry_family_account", "family_id", "account", "amount_minor"),
    )

    id: Mapped[key]
    transaction_id: Mapped[int] = ref("ledger_transaction.id")
    account: Mapped[word]  # see accounts.py
    family_id: Mapped[int | None] = ref("family.id", index=False)
    amount_minor: Mapped[minor] = mapped_column(BigInteger)
    currency: Mapped[str] = mapped_column(String(3))
