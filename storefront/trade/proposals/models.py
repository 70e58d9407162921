"""Another date a family proposes for a parcel, and what became of it."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, Index, String, text
from sqlalchemy.orm import Mapped, mapped_column

from storefront.kernel.database import Base, key, ref, stamp, word

ASKED = text("state = 'asked'")


class DateProposal(Base):
    """A day a family asks its shopper to agree to, instead of the one that was promised. While it is asked, the days of
    making it needs are held under its own name."""

    __tablename__ = "date_proposal"
    __table_args__ = (
        CheckConstraint("proposed_on <> before_on", name="days"),
        Index("uq_date_proposal_asked", "parcel_id", unique=True, sqlite_where=ASKED, postgresql_where=ASKED),
        Index("ix_date_proposal_answer_by", "answer_by", sqlite_where=ASKED, postgresql_where=ASKED),
    )

    id: Mapped[key]
    parcel_id: Mapped[int] = ref("parcel.id")
    state: Mapped[word]  # see states.py
    before_on: Mapped[date]  # what was promised when it was proposed
    proposed_on: Mapped[date]
    reason: Mapped[str] = mapped_column(String(300))
    proposed_by: Mapped[int | None] = ref("user_account.id", on_delete="SET NULL", index=False)
    proposed_at: Mapped[stamp]
    answer_by: Mapped[stamp]
    answered_at: Mapped[datetime | None]

    @property
    def held(self) -> str:
        """What the days of making it needs are held for."""
        return f"proposal:{self.id}"
