"""Rules of commission: for whom, how much, from which day to which, and why. A rule is ended, never rewritten."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, String
from sqlalchemy.orm import Mapped, mapped_column

from storefront.kernel.database import Base, key, ref, stamp, word


class CommissionRule(Base):
    """A rate for everybody, a family or a category. Of two for the same the newer one holds, on the days it names."""

    __tablename__ = "commission_rule"
    __table_args__ = (
        CheckConstraint("basis_points BETWEEN 0 AND 5000", name="basis_points"),
        CheckConstraint(
            "(scope = 'default' AND family_id IS NULL AND category_id IS NULL) "
            "OR (scope = 'family' AND family_id IS NOT NULL AND category_id IS NULL) "
            "OR (scope = 'category' AND family_id IS NULL AND category_id IS NOT NULL)",
            name="scope",
        ),
    )

    id: Mapped[key]
    scope: Mapped[word]  # default, family or category
    family_id: Mapped[int | None] = ref("family.id")
    category_id: Mapped[int | None] = ref("category.id")
    basis_points: Mapped[int]
    from_day: Mapped[date]  # the first day, in Riyadh
    to_day: Mapped[date | None]  # the last day
    reason: Mapped[str] = mapped_column(String(300))
    set_by: Mapped[int | None] = ref("user_account.id", on_delete="SET NULL", index=False)
    set_at: Mapped[stamp]
    ended_at: Mapped[datetime | None]  # when somebody of the office ended it before its last day
