"""Movements that were entered wrongly, and who says so."""

from datetime import datetime

from sqlalchemy import CheckConstraint, Index, String, text
from sqlalchemy.orm import Mapped, mapped_column

from storefront.kernel.database import Base, key, ref, stamp, word

LIVING = text("state <> 'left'")


class MovementReversal(Base):
    """One wish to reverse a booking that was entered by hand: one person of the office asks, another agrees. A booking is
    reversed once."""

    __tablename__ = "movement_reversal"
    __table_args__ = (
        CheckConstraint("state <> 'booked' OR (ended_by <> asked_by AND ended_at IS NOT NULL)", name="two_people"),
        Index(
            "uq_movement_reversal_living", "transaction_id", unique=True, sqlite_where=LIVING, postgresql_where=LIVING
        ),
    )

    id: Mapped[key]
    transaction_id: Mapped[int] = ref("ledger_transaction.id", index=False)
    state: Mapped[word]  # asked, booked or left
    reason: Mapped[str] = mapped_column(String(200))
    asked_at: Mapped[stamp]
    asked_by: Mapped[int] = ref("user_account.id", index=False)
    ended_at: Mapped[datetime | None]
    ended_by: Mapped[int | None] = ref("user_account.id", index=False)
