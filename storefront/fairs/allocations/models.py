"""Which family stands in which stall, day by day."""

from datetime import date

from sqlalchemy import CheckConstraint, Index
from sqlalchemy.orm import Mapped

from storefront.kernel.database import Base, key, ref, stamp

MOST_STALLS = 4  # of one family on one day


class StallDay(Base):
    """That a family stands in a stall on a day: one family in a stall, and of its stalls of a day each has its turn. The second
    and later ones are an organiser's to give."""

    __tablename__ = "stall_day"
    __table_args__ = (
        Index("uq_stall_day_stall_id_day", "stall_id", "day", unique=True),
        Index("uq_stall_day_family", "plan_id", "family_id", "day", "turn", unique=True),
        CheckConstraint("turn BETWEEN 1 AND 4", name="turn"),
    )

    id: Mapped[key]
    plan_id: Mapped[int] = ref("stall_plan.id", on_delete="CASCADE", index=False)
    stall_id: Mapped[int] = ref("stall.id", index=False)  # of the same plan
    family_id: Mapped[int] = ref("family.id", on_delete="CASCADE")
    day: Mapped[date]
    turn: Mapped[int]  # among the stalls of its family on that day, from 1
    given_at: Mapped[stamp]
    given_by: Mapped[int | None] = ref("user_account.id", on_delete="SET NULL", index=False)
