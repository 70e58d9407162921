"""What the banks of payers dispute."""

from datetime import datetime

from sqlalchemy import String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from storefront.kernel.database import Base, key, minor, ref, stamp, word


class Dispute(Base):
    """A payer's bank wants money of an attempt back. While it is open nothing else is given back of it."""

    __tablename__ = "dispute"
    __table_args__ = (UniqueConstraint("provider", "provider_ref"),)

    id: Mapped[key]
    attempt_id: Mapped[int] = ref("payment_attempt.id")
    provider: Mapped[word]
    provider_ref: Mapped[str] = mapped_column(String(255))
    state: Mapped[word]  # see states.py
    turns: Mapped[int] = mapped_column(default=0)  # how often the money was taken; disputes can be opened again
    reason: Mapped[word]
    amount_minor: Mapped[minor]
    fee_minor: Mapped[minor]
    laid_minor: Mapped[minor] = mapped_column(default=0, server_default="0")  # what of it somebody was said to bear
    currency: Mapped[str] = mapped_column(String(3))
    due_by: Mapped[datetime | None]  # for our answer
    opened_at: Mapped[stamp]
    closed_at: Mapped[datetime | None]
