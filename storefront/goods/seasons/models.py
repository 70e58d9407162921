"""Seasons of the year, by the Hijri or the Gregorian calendar. Below the catalogue, because goods are tagged with them."""

from sqlalchemy import String, Text
from sqlalchemy.orm import Mapped, mapped_column

from storefront.kernel.database import Base, key, name, word


class Season(Base):
    """A season that comes back each year: month and day of its first day in its own calendar, and its length."""

    __tablename__ = "season"

    id: Mapped[key]
    slug: Mapped[str] = mapped_column(String(80), unique=True)
    name_ar: Mapped[name]
    name_en: Mapped[name]
    about_ar: Mapped[str] = mapped_column(Text)
    about_en: Mapped[str] = mapped_column(Text)
    calendar: Mapped[word]  # hijri or gregorian
    month: Mapped[int]
    day: Mapped[int]
    days: Mapped[int]
    lead_days: Mapped[int]  # from how many days before its start it is announced
    shift_days: Mapped[int] = mapped_column(default=0)  # the sighting of the moon moved it by this many days
    dye: Mapped[word]
