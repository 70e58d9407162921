"""Statements of the bank, and every sum that came in by them."""

from datetime import date, datetime

from sqlalchemy import BigInteger, CheckConstraint, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from storefront.kernel.database import Base, key, minor, ref, stamp, word


class BankStatement(Base):
    """A file an officer got from the bank. Kept as it was; nothing follows from it before it is imported."""

    __tablename__ = "bank_statement"

    id: Mapped[key]
    name: Mapped[str] = mapped_column(String(120))
    text: Mapped[str] = mapped_column(Text)
    kept_at: Mapped[stamp]
    kept_by: Mapped[int | None] = ref("user_account.id", on_delete="SET NULL", index=False)
    imported_at: Mapped[datetime | None]


class BankCredit(Base):
    """One sum that came into the account, in halalas. A line of the bank is one credit, however often it is imported."""

    __tablename__ = "bank_credit"
    __table_args__ = (
        CheckConstraint("amount_minor > 0", name="amount"),
        Index("ix_bank_credit_state", "state"),
    )

    id: Mapped[key]
    statement_id: Mapped[int] = ref("bank_statement.id")
    line_ref: Mapped[str] = mapped_column(String(120), unique=True)  # the bank's own name for the line, or its print
    reference: Mapped[str] = mapped_column(
        String(120), default=""
    )  # what the bank calls it, which may be many lines' name
    balance_minor: Mapped[int | None] = mapped_column(
        BigInteger
    )  # what lay on the account after it, where the bank says so
    doubt: Mapped[str] = mapped_column(
        String(20), default=""
    )  # why the office is asked before it is booked; see sifting.py
    booked_on: Mapped[date]
    amount_minor: Mapped[minor]
    currency: Mapped[str] = mapped_column(String(3))
    words: Mapped[str] = mapped_column(String(300))  # what the bank says of it: who paid, what the payer wrote
    state: Mapped[word]  # see states.py
    payment_id: Mapped[int | None] = ref("payment.id")
    attempt_id: Mapped[int | None] = ref("payment_attempt.id")  # what became of it: the payment, or money to send back
    decided_by: Mapped[int | None] = ref("user_account.id", on_delete="SET NULL", index=False)
    note: Mapped[str] = mapped_column(String(300), default="")
