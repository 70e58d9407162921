"""Exhibitions, the days on which they are open, and what happens on them."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import CheckConstraint, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from storefront.community.bodies.models import Body
from storefront.fairs.venues.models import Venue
from storefront.goods.seasons.models import Season
from storefront.kernel.database import Base, key, name, ref, stamp, word


class Exhibition(Base):
    """People and goods in one place for some days: an exhibition, a festival or a bazaar, published by a body.

    Its first and last day are those of its days, kept beside them for lists. One that follows its season has its first day so
    many days after the season's, and moves with it.
    """

    __tablename__ = "exhibition"
    __table_args__ = (
        CheckConstraint("capacity > 0", name="capacity"),
        CheckConstraint("(first_day IS NULL) = (last_day IS NULL) AND first_day <= last_day", name="span"),
        CheckConstraint("season_offset IS NULL OR season_id IS NOT NULL", name="follows"),
        CheckConstraint("sequence >= 0", name="sequence"),
        Index("ix_exhibition_state_last_day", "state", "last_day"),
        Index("ix_exhibition_body_id_first_day", "body_id", "first_day"),
    )

    id: Mapped[key]
    slug: Mapped[str] = mapped_column(String(80), unique=True)
    body_id: Mapped[int] = ref("body.id", index=False)
    venue_id: Mapped[int | None] = ref("venue.id")
    gathering: Mapped[word]  # of outlines.GATHERINGS
    kind: Mapped[word]  # of outlines.KINDS
    licence_class: Mapped[word]  # of outlines.LICENCE_CLASSES
    licence_number: Mapped[str] = mapped_column(String(40), default="")
    name_ar: Mapped[name]
    name_en: Mapped[name]
    about_ar: Mapped[str] = mapped_column(Text, default="")
    about_en: Mapped[str] = mapped_column(Text, default="")
    patron_ar: Mapped[name] = mapped_column(default="")
    patron_en: Mapped[name] = mapped_column(default="")
    supporters: Mapped[list[Any]]  # pairs of names, Arabic and English
    beneficiary_ar: Mapped[name] = mapped_column(default="")  # of a charity exhibition
    beneficiary_en: Mapped[name] = mapped_column(default="")
    audience: Mapped[word]  # of outlines.AUDIENCES
    capacity: Mapped[int | None]  # visitors at one time
    season_id: Mapped[int | None] = ref("season.id")
    season_offset: Mapped[int | None]  # days from the season's first to its own
    first_day: Mapped[date | None]  # of Riyadh
    last_day: Mapped[date | None]
    opens_at: Mapped[datetime | None]  # when its first day opens, and its last closes
    closes_at: Mapped[datetime | None]
    state: Mapped[word]  # see states.py
    resumes_as: Mapped[word] = mapped_column(default="")  # where a postponed one goes on
    notice_ar: Mapped[str] = mapped_column(String(300), default="")  # why it was postponed or cancelled, for everybody
    notice_en: Mapped[str] = mapped_column(String(300), default="")
    sequence: Mapped[int] = mapped_column(default=0)  # rises when whoever noted it down must look again
    made_at: Mapped[stamp]
    made_by: Mapped[int | None] = ref("user_account.id", on_delete="SET NULL", index=False)
    changed_at: Mapped[stamp]
    announced_at: Mapped[datetime | None]

    body: Mapped[Body] = relationship(lazy="raise_on_sql")
    venue: Mapped[Venue | None] = relationship(lazy="raise_on_sql")
    season: Mapped[Season | None] = relationship(lazy="raise_on_sql")


class ExhibitionDay(Base):
    """A day on which an exhibition is open, and from which minute of it to which; a closing after midnight is counted on."""

    __tablename__ = "exhibition_day"
    __table_args__ = (
        UniqueConstraint("exhibition_id", "day"),
        CheckConstraint("opens BETWEEN 0 AND 1439 AND closes > opens AND closes <= 1800", name="hours"),
    )

    id: Mapped[key]
    exhibition_id: Mapped[int] = ref("exhibition.id", on_delete="CASCADE", index=False)
    day: Mapped[date]
    opens: Mapped[int]
    closes: Mapped[int]
    audience: Mapped[word] = mapped_column(default="")  # where it is another than the exhibition's


class ProgrammeItem(Base):
    """Something that happens on a day of an exhibition."""

    __tablename__ = "programme_item"
    __table_args__ = (
        Index("ix_programme_item_exhibition_day", "exhibition_id", "day", "starts"),
        CheckConstraint("starts BETWEEN 0 AND 1800", name="starts"),
    )

    id: Mapped[key]
    exhibition_id: Mapped[int] = ref("exhibition.id", on_delete="CASCADE", index=False)
    day: Mapped[date]
    starts: Mapped[int]  # minute of the day
    title_ar: Mapped[name]
    title_en: Mapped[name] = mapped_column(default="")
