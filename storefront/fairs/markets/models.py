"""Permanent markets, the units in them that are let, and how many families of a product line they take."""

from typing import Any

from sqlalchemy import CheckConstraint, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from storefront.community.bodies.models import Body
from storefront.fairs.markets.hours import Times
from storefront.fairs.venues.models import Venue
from storefront.kernel.database import Base, key, minor, name, ref, stamp, word


class PermanentMarket(Base):
    """A market that is there all year, at a venue of the body that runs it; public once it is open."""

    __tablename__ = "permanent_market"
    __table_args__ = (
        CheckConstraint("due_day BETWEEN 1 AND 28", name="due_day"),
        CheckConstraint("offer_days BETWEEN 1 AND 30 AND notice_days BETWEEN 0 AND 180", name="spans"),
    )

    id: Mapped[key]
    body_id: Mapped[int] = ref("body.id")
    venue_id: Mapped[int] = ref("venue.id")
    slug: Mapped[name] = mapped_column(unique=True)
    name_ar: Mapped[name]
    name_en: Mapped[name]
    about_ar: Mapped[str] = mapped_column(Text, default="")
    about_en: Mapped[str] = mapped_column(Text, default="")
    state: Mapped[word]  # see states.py
    hours: Mapped[list[Any]]  # seven days as date.weekday() counts them, see hours.py
    ramadan_hours: Mapped[list[Any]]  # the same in Ramadan; empty where they are the usual ones
    shut_days: Mapped[list[Any]]  # as ISO writes them
    offer_days: Mapped[int]  # in which a family answers an offer
    notice_days: Mapped[int]  # before the end of a month, by whoever ends a lease
    due_day: Mapped[int]  # of the month, on which rent is due
    entered_at: Mapped[stamp]
    changed_at: Mapped[stamp]

    body: Mapped[Body] = relationship(lazy="raise_on_sql")
    venue: Mapped[Venue] = relationship(lazy="raise_on_sql")

    @property
    def times(self) -> Times:
        """When it is open."""
        return Times(self.hours, self.ramadan_hours, self.shut_days)


class MarketUnit(Base):
    """A stall, a shop or a shelf of a market, with its number, its size and what it costs a month (halalas). One that is not
    `to_let` is offered to nobody; a lease that is on it goes on."""

    __tablename__ = "market_unit"
    __table_args__ = (
        UniqueConstraint("market_id", "number"),
        CheckConstraint("rent_minor > 0 AND deposit_minor >= 0", name="rent"),
        CheckConstraint("width_cm BETWEEN 10 AND 5000 AND depth_cm BETWEEN 10 AND 5000", name="size"),
    )

    id: Mapped[key]
    market_id: Mapped[int] = ref("permanent_market.id", index=False)
    number: Mapped[str] = mapped_column(String(12))
    kind: Mapped[word]  # of commands.KINDS
    width_cm: Mapped[int]
    depth_cm: Mapped[int]
    rent_minor: Mapped[minor]
    deposit_minor: Mapped[minor]
    to_let: Mapped[bool]


class MarketLine(Base):
    """To how many families of a sub-category a market lets; of others to none."""

    __tablename__ = "market_line"
    __table_args__ = (UniqueConstraint("market_id", "category_id"), CheckConstraint("most > 0", name="most"))

    id: Mapped[key]
    market_id: Mapped[int] = ref("permanent_market.id", index=False)
    category_id: Mapped[int] = ref("category.id")
    most: Mapped[int]
