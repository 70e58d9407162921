"""Where a family brings its goods itself, and what it takes for it."""

from sqlalchemy import CheckConstraint, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from storefront.kernel.database import Base, key, minor, ref


class DeliveryZone(Base):
    """A city a family delivers to by itself, and its fee in halalas (0 is free)."""

    __tablename__ = "delivery_zone"
    __table_args__ = (UniqueConstraint("family_id", "city_id"), CheckConstraint("fee_minor >= 0", name="fee"))

    id: Mapped[key]
    family_id: Mapped[int] = ref("family.id", on_delete="CASCADE")
    city_id: Mapped[int] = ref("city.id")
    fee_minor: Mapped[minor] = mapped_column(default=0)
