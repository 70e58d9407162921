"""Plans of exhibitions, and the stalls that stand on them."""

from datetime import datetime
from typing import Any

from sqlalchemy import CheckConstraint, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from storefront.fairs.exhibitions.models import Exhibition
from storefront.kernel.database import Base, key, minor, ref, stamp, word


class StallPlan(Base):
    """Where the stalls of an exhibition stand: on a picture of the place, or on a grid where there is none. One for an
    exhibition; its body alone sees it until it is shown."""

    __tablename__ = "stall_plan"
    __table_args__ = (CheckConstraint("(picture_key = '') = (picture_width = 0)", name="picture"),)

    id: Mapped[key]
    exhibition_id: Mapped[int] = ref("exhibition.id", on_delete="CASCADE", index=False, unique=True)
    booking: Mapped[word]  # of layout.BOOKINGS: who says which family stands where
    picture_key: Mapped[str] = mapped_column(String(32), default="", index=True)
    picture_width: Mapped[int] = mapped_column(default=0)
    picture_height: Mapped[int] = mapped_column(default=0)
    made_at: Mapped[stamp]
    changed_at: Mapped[stamp]
    shown_at: Mapped[datetime | None]

    exhibition: Mapped[Exhibition] = relationship(lazy="raise_on_sql")


class Stall(Base):
    """A numbered stall. Its place is in hundredths of a percent of the plan's width and height, so that it holds at any size."""

    __tablename__ = "stall"
    __table_args__ = (
        UniqueConstraint("plan_id", "number"),
        CheckConstraint("x BETWEEN 0 AND 10000 AND y BETWEEN 0 AND 10000", name="place"),
        CheckConstraint("width_cm BETWEEN 50 AND 5000 AND depth_cm BETWEEN 50 AND 5000", name="size"),
        CheckConstraint("price_minor >= 0", name="price"),
    )

    id: Mapped[key]
    plan_id: Mapped[int] = ref("stall_plan.id", on_delete="CASCADE", index=False)
    number: Mapped[str] = mapped_column(String(12))  # as layout.number_of writes it
    x: Mapped[int]
    y: Mapped[int]
    width_cm: Mapped[int]
    depth_cm: Mapped[int]
    features: Mapped[list[Any]]  # of layout.FEATURES
    price_minor: Mapped[minor]  # what it adds to the fee of a place
