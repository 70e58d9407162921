"""Where a family brings its goods itself, and what it takes for it; where they are collected, and when."""

from datetime import datetime

from sqlalchemy import CheckConstraint, Index, String, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from storefront.kernel.database import Base, key, minor, ref, stamp, word


class DeliveryZone(Base):
    """A city a family delivers to by itself. Sums are halalas: its fee (0 is free), the sum of goods from which it takes none,
    and the smallest sum of goods it brings."""

    __tablename__ = "delivery_zone"
    __table_args__ = (
        UniqueConstraint("family_id", "city_id"),
        CheckConstraint("fee_minor >= 0", name="fee"),
        CheckConstraint("free_from_minor > 0", name="free"),
        CheckConstraint("least_minor >= 0", name="least"),
    )

    id: Mapped[key]
    family_id: Mapped[int] = ref("family.id", on_delete="CASCADE")
    city_id: Mapped[int] = ref("city.id")
    fee_minor: Mapped[minor] = mapped_column(default=0)
    free_from_minor: Mapped[minor | None] = mapped_column(default=None)
    least_minor: Mapped[minor] = mapped_column(default=0)


HOME = text("kind = 'home'")


class CollectionPoint(Base):
    """Where a family's goods are collected: at home (whose place is the family's own secret), at an outlet, at a stall; and when,
    on which days of the week, from one minute of the day to another. Without days whenever the two agree."""

    __tablename__ = "collection_point"
    __table_args__ = (
        CheckConstraint("kind IN ('home', 'outlet', 'stall')", name="kind"),
        CheckConstraint("days BETWEEN 0 AND 127", name="days"),
        CheckConstraint("opens BETWEEN 0 AND 1439 AND closes BETWEEN 0 AND 1439", name="hours"),
        CheckConstraint("days = 0 OR closes <> opens", name="open"),
        Index("uq_collection_point_home", "family_id", unique=True, sqlite_where=HOME, postgresql_where=HOME),
    )

    id: Mapped[key]
    family_id: Mapped[int] = ref("family.id", on_delete="CASCADE")
    kind: Mapped[word]
    name_ar: Mapped[str] = mapped_column(String(80), default="")
    name_en: Mapped[str] = mapped_column(String(80), default="")
    city_id: Mapped[int] = ref("city.id", index=False)
    place: Mapped[str] = mapped_column(String(300), default="")  # of an outlet or a stall; everybody may read it
    days: Mapped[int] = mapped_column(default=0)  # of the week, a bit each; Monday is the first
    opens: Mapped[int] = mapped_column(default=0)
    closes: Mapped[int] = mapped_column(default=0)
    made_at: Mapped[stamp]
    dropped_at: Mapped[datetime | None]  # nothing new is collected there

    @property
    def is_home(self) -> bool:
        return self.kind == "home"
