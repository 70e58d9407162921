"""Where a family brings its goods itself, and what it takes for it."""

from sqlalchemy import CheckConstraint, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from storefront.kernel.database import Base, key, minor, ref


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
