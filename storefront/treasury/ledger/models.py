"""The double-entry ledger: transactions whose entries add up to nothing, never changed, never deleted."""

from typing import Any

from sqlalchemy import JSON, BigInteger, CheckConstraint, ForeignKey, Index, String, text
from sqlalchemy.orm import Mapped, mapped_column

from storefront.kernel.database import Base, key, minor, ref, stamp, word

BOOKS = ("family_id", "booked_at", "transaction_id", "account", "amount_minor")
OF_A_FAMILY: dict[str, Any] = dict.fromkeys(("sqlite_where", "postgresql_where"), text("family_id IS NOT NULL"))


class LedgerTransaction(Base):
    """One event of money. `once` names it, so that it is booked a single time; `subject` is the thing whose money it
    is; `told` are the numbers and names of that moment which explain it ever after. What moved at a provider of payments
    is booked under the provider's own name for it, so that its list can be held against the books line by line."""

    __tablename__ = "ledger_transaction"
    __table_args__ = (
        Index("ix_ledger_transaction_subject", "subject"),
        Index("ix_ledger_transaction_kind_booked_at", "kind", "booked_at"),
        Index("ix_ledger_transaction_provider_ref", "provider_ref"),
    )

    id: Mapped[key]
    once: Mapped[str] = mapped_column(String(120), unique=True)
    kind: Mapped[word]  # see commands.py
    subject: Mapped[str] = mapped_column(String(80), default="")  # "parcel:12", "payout:3"
    told: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    provider_ref: Mapped[str] = mapped_column(String(255), default="", server_default="")
    booked_at: Mapped[stamp]


class LedgerNever(Base):
    """Holds nothing, ever: whatever must be found here can only be nothing."""

    __tablename__ = "ledger_never"
    __table_args__ = (CheckConstraint("amount_minor <> amount_minor", name="never"),)

    amount_minor: Mapped[minor] = mapped_column(BigInteger, primary_key=True, autoincrement=False)


class LedgerSum(Base):
    """By how much the entries of a transaction do not add up in a currency, kept by the database itself (see
    migrations/guards.py). Nobody can commit while it is anything but nothing; on SQLite a foreign key is all that is
    looked at as late as that."""

    __tablename__ = "ledger_sum"

    transaction_id: Mapped[int] = ref("ledger_transaction.id", on_delete="CASCADE", index=False, primary_key=True)
    currency: Mapped[str] = mapped_column(String(3), primary_key=True)
    off_by_minor: Mapped[int | None] = mapped_column(
        BigInteger,
        ForeignKey("ledger_never.amount_minor", ondelete="RESTRICT", deferrable=True, initially="DEFERRED"),
    )


class LedgerEntry(Base):
    """A signed sum on an account, in halalas: what came in is positive, what is owed or earned is negative. It was booked when
    its transaction was (flask check proves it), so that all a family reads of its money stands in one index."""

    __tablename__ = "ledger_entry"
    __table_args__ = (
        CheckConstraint("amount_minor <> 0", name="amount"),
        Index("ix_ledger_entry_account", "account", "currency"),
        Index("ix_ledger_entry_family_books", *BOOKS, **OF_A_FAMILY),
    )

    id: Mapped[key]
    transaction_id: Mapped[int] = ref("ledger_transaction.id")
    account: Mapped[word]  # see accounts.py
    family_id: Mapped[int | None] = ref("family.id", index=False)
    amount_minor: Mapped[minor] = mapped_column(BigInteger)
    currency: Mapped[str] = mapped_column(String(3))
    booked_at: Mapped[stamp]
