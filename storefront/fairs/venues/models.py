"""Venues."""

from typing import Any

from sqlalchemy import CheckConstraint, Float, String, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from storefront.community.regions.models import City
from storefront.kernel.database import Base, key, name, ref, stamp


class Venue(Base):
    """A place where people meet; everything of it is public. Degrees are of WGS 84, both or neither."""

    __tablename__ = "venue"
    __table_args__ = (
        CheckConstraint("(latitude IS NULL) = (longitude IS NULL)", name="point"),
        CheckConstraint("latitude BETWEEN -90 AND 90 AND longitude BETWEEN -180 AND 180", name="degrees"),
    )

    id: Mapped[key]
    body_id: Mapped[int] = ref("body.id")
    city_id: Mapped[int] = ref("city.id")
    name_ar: Mapped[name]
    name_en: Mapped[name]
    place_ar: Mapped[str] = mapped_column(String(300))  # how to find it: street, gate, floor
    place_en: Mapped[str] = mapped_column(String(300), default="")
    about_ar: Mapped[str] = mapped_column(Text, default="")
    about_en: Mapped[str] = mapped_column(Text, default="")
    facilities: Mapped[list[Any]]  # of commands.FACILITIES
    latitude: Mapped[float | None] = mapped_column(Float)
    longitude: Mapped[float | None] = mapped_column(Float)
    entered_at: Mapped[stamp]

    city: Mapped[City] = relationship(lazy="raise_on_sql")
