"""What is taken back of transfers to families, because what they were for went back to its shopper."""

from datetime import datetime

from sqlalchemy import CheckConstraint, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from storefront.kernel.database import Base, key, minor, ref, stamp, word


class TransferReversal(Base):
    """A part of a payout that left over the network and is to come back, or did, in halalas."""

    __tablename__ = "transfer_reversal"
    __table_args__ = (
        CheckConstraint("amount_minor > 0", name="amount"),
        Index("ix_transfer_reversal_state_next_at", "state", "next_at"),
    )

    id: Mapped[key]
    payout_id: Mapped[int] = ref("payout.id")
    # the booking that took it of the family; none of what was taken back in the provider's own office
    entry_id: Mapped[int | None] = ref("ledger_entry.id", index=False, unique=True)
    once: Mapped[str] = mapped_column(String(120), unique=True)  # the key of the request, and our name for it there
    amount_minor: Mapped[minor]
    state: Mapped[word]  # see states.py
    provider_ref: Mapped[str | None] = mapped_column(String(120), unique=True)
    tries: Mapped[int] = mapped_column(default=0)
    turn: Mapped[int] = mapped_column(default=0)  # one more whenever it was surely not done
    next_at: Mapped[datetime | None]
    trouble: Mapped[str] = mapped_column(String(80), default="")
    created_at: Mapped[stamp]
    ended_at: Mapped[datetime | None]
