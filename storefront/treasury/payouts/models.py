"""Payouts: each sum on its way to a family, what it is made of, and the files that went to the bank."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, Index, String, text
from sqlalchemy.orm import Mapped, mapped_column

from storefront.kernel.database import Base, key, minor, name, ref, stamp, word

PLANNED = text("state = 'planned'")


class PayoutFile(Base):
    """A file that was made for the bank; `sha256` says that it is still the one that was sent."""

    __tablename__ = "payout_file"

    id: Mapped[key]
    reference: Mapped[word] = mapped_column(unique=True)
    made_at: Mapped[stamp]
    made_by: Mapped[int | None] = ref("user_account.id", on_delete="SET NULL", index=False)
    payouts: Mapped[int]
    total_minor: Mapped[minor]
    sha256: Mapped[str] = mapped_column(String(64))


class Payout(Base):
    """One sum on its way to a family: planned of a Sunday, approved, sent, done. The account is the one of that day."""

    __tablename__ = "payout"
    __table_args__ = (
        CheckConstraint("amount_minor > 0", name="amount"),
        CheckConstraint("second_by IS NULL OR second_by <> approved_by", name="two_people"),
        Index("uq_payout_planned", "family_id", unique=True, sqlite_where=PLANNED, postgresql_where=PLANNED),
        Index("ix_payout_family_state", "family_id", "state"),
        Index("ix_payout_state", "state"),
    )

    id: Mapped[key]
    reference: Mapped[word] = mapped_column(unique=True)  # random; what the bank and the family call it
    once: Mapped[str] = mapped_column(String(120), unique=True)  # "family:12:2026-11-29"
    family_id: Mapped[int] = ref("family.id", index=False)
    period: Mapped[date]  # the Sunday
    amount_minor: Mapped[minor]
    currency: Mapped[str] = mapped_column(String(3))
    holder: Mapped[name]
    iban: Mapped[word]
    provider: Mapped[word]
    provider_ref: Mapped[str | None] = mapped_column(String(120), unique=True)
    state: Mapped[word]  # see states.py
    state_at: Mapped[stamp]
    created_at: Mapped[stamp]
    needs_two: Mapped[bool]  # above the sum at which two people approve
    approved_by: Mapped[int | None] = ref("user_account.id", index=False)
    approved_at: Mapped[datetime | None]
    second_by: Mapped[int | None] = ref("user_account.id", index=False)
    second_at: Mapped[datetime | None]
    file_id: Mapped[int | None] = ref("payout_file.id")
    # of those that leave over the network: how often it was asked, when it is next, and what was the matter
    tries: Mapped[int] = mapped_column(default=0, server_default="0")
    turn: Mapped[int] = mapped_column(default=0, server_default="0")  # one more whenever it was surely not done
    next_at: Mapped[datetime | None]
    trouble: Mapped[str] = mapped_column(String(80), default="", server_default="")


class PayoutLine(Base):
    """A booking that a payout pays out. Each is paid out once: its entry is the key."""

    __tablename__ = "payout_line"

    entry_id: Mapped[int] = ref("ledger_entry.id", index=False, primary_key=True, autoincrement=False)
    payout_id: Mapped[int] = ref("payout.id", on_delete="CASCADE")


class PayoutStep(Base):
    """One step of a payout: from which state to which, when, by whom, and why where a reason is needed."""

    __tablename__ = "payout_step"

    id: Mapped[key]
    payout_id: Mapped[int] = ref("payout.id")
    before: Mapped[word]
    after: Mapped[word]
    at: Mapped[stamp]
    by: Mapped[int | None] = ref("user_account.id", on_delete="SET NULL", index=False)
    reason: Mapped[str] = mapped_column(String(300), default="")
