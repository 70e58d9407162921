"""What a person of the office decided about what banks kept."""

from datetime import datetime

from sqlalchemy import Index, String, text
from sqlalchemy.orm import Mapped, mapped_column

from storefront.kernel.database import Base, key, minor, ref, stamp, word

HOLDS = text("returned_at IS NULL")


class DisputeDecision(Base):
    """Who bears what a shopper's bank kept of a parcel, as a person decided."""

    __tablename__ = "dispute_decision"
    __table_args__ = (
        Index(
            "uq_dispute_decision_living",
            "dispute_id",
            "parcel_id",
            unique=True,
            sqlite_where=HOLDS,
            postgresql_where=HOLDS,
        ),
    )

    id: Mapped[key]
    dispute_id: Mapped[int] = ref("dispute.id", index=False)
    parcel_id: Mapped[int] = ref("parcel.id")
    bearer: Mapped[word]  # family or market
    amount_minor: Mapped[minor]
    allowance_id: Mapped[int | None] = ref("allowance.id")  # what the family gives up, when it bears it
    reason: Mapped[str] = mapped_column(String(300))
    decided_at: Mapped[stamp]
    decided_by: Mapped[int | None] = ref("user_account.id", on_delete="SET NULL", index=False)
    returned_at: Mapped[datetime | None]  # the bank gave it back after all, and so did we
