"""A family's daily capacities, the products that share one, its days, and the pieces that are booked on them."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from storefront.kernel.database import Base, key, name, ref, stamp


class Capacity(Base):
    """How many pieces a family makes in a day, of all products that share it. One that was dropped takes nothing new."""

    __tablename__ = "capacity"
    __table_args__ = (
        CheckConstraint("pieces > 0", name="pieces"),
        CheckConstraint("days_off BETWEEN 0 AND 126", name="days_off"),  # never the whole week
    )

    id: Mapped[key]
    family_id: Mapped[int] = ref("family.id", on_delete="CASCADE")
    name: Mapped[name]  # read at the family's own desk alone
    pieces: Mapped[int]  # in a day
    days_off: Mapped[int]  # of the week: 1 is Monday, 2 Tuesday, 4 Wednesday ... 64 Sunday
    made_at: Mapped[stamp]
    lowered_at: Mapped[datetime | None]  # when it last became fewer pieces than before
    dropped_at: Mapped[datetime | None]


class CapacityProduct(Base):
    """That a product is made within a capacity; within one at most."""

    __tablename__ = "capacity_product"

    product_id: Mapped[int] = ref("product.id", on_delete="CASCADE", index=False, primary_key=True)
    capacity_id: Mapped[int] = ref("capacity.id", on_delete="CASCADE")


class CapacityDay(Base):
    """The pieces booked on one day, and how many there may be. Always the sum of the day's living bookings.

    What was booked before the capacity was lowered stays; `most` then says how much that was.
    """

    __tablename__ = "capacity_day"
    __table_args__ = (CheckConstraint("booked BETWEEN 0 AND most", name="booked"),)

    capacity_id: Mapped[int] = ref("capacity.id", on_delete="CASCADE", index=False, primary_key=True)
    day: Mapped[date] = mapped_column(primary_key=True)  # on which the pieces are ready
    booked: Mapped[int]
    most: Mapped[int]


class CapacityBooking(Base):
    """Pieces of a product that are ready on a day for somebody ("order:12"); given back, they hold nothing any more."""

    __tablename__ = "capacity_booking"
    __table_args__ = (
        CheckConstraint("pieces > 0", name="pieces"),
        Index("ix_capacity_booking_subject", "subject"),
        Index("ix_capacity_booking_capacity_day", "capacity_id", "day"),
    )

    id: Mapped[key]
    capacity_id: Mapped[int] = ref("capacity.id", on_delete="CASCADE", index=False)
    product_id: Mapped[int] = ref("product.id", on_delete="CASCADE")
    subject: Mapped[str] = mapped_column(String(80))
    day: Mapped[date]
    pieces: Mapped[int]
    booked_at: Mapped[stamp]
    given_back_at: Mapped[datetime | None]
