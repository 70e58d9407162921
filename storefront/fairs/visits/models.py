"""Who said that they come to an exhibition, how many may come on a day, and who went in at which gate."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from storefront.fairs.exhibitions import Exhibition
from storefront.kernel.database import Base, key, name, ref, stamp, word


class Visit(Base):
    """A party that comes on a day of an exhibition, under one address; a member's or a guest's.

    Whoever has the code sees the ticket; the short one is read aloud at the gate. What is personal in it goes some time after
    the day; the count of the day stays.
    """

    __tablename__ = "visit"
    __table_args__ = (
        UniqueConstraint("exhibition_id", "day", "email"),
        CheckConstraint("party >= 1 AND children >= 0 AND children < party", name="party"),
        CheckConstraint("(state = 'checked_in') = (checked_at IS NOT NULL)", name="came"),
        Index("ix_visit_state_day", "state", "day"),
    )

    id: Mapped[key]
    exhibition_id: Mapped[int] = ref("exhibition.id", index=False)
    day: Mapped[date]  # of Riyadh
    party: Mapped[int]  # people, children among them
    children: Mapped[int] = mapped_column(default=0)
    name: Mapped[name]
    folded: Mapped[str] = mapped_column(String(200))  # the name as it is searched
    email: Mapped[str] = mapped_column(String(254))
    language: Mapped[word]
    user_id: Mapped[int | None] = ref("user_account.id", on_delete="SET NULL")
    code: Mapped[str] = mapped_column(String(40), unique=True)
    short_code: Mapped[str] = mapped_column(String(12), unique=True)
    state: Mapped[word]  # see states.py
    told: Mapped[int]  # up to which sequence of the exhibition this visitor knows of its days
    made_at: Mapped[stamp]
    changed_at: Mapped[stamp]
    reminded_at: Mapped[datetime | None]
    checked_at: Mapped[datetime | None]
    gate: Mapped[word] = mapped_column(default="")  # where they went in

    exhibition: Mapped[Exhibition] = relationship(lazy="raise_on_sql")


class VisitDay(Base):
    """How many people said that they come on a day. `most` is what the exhibition could take when the last place was given."""

    __tablename__ = "visit_day"
    __table_args__ = (
        UniqueConstraint("exhibition_id", "day"),
        CheckConstraint("taken >= 0 AND (most IS NULL OR taken <= most)", name="taken"),
    )

    id: Mapped[key]
    exhibition_id: Mapped[int] = ref("exhibition.id", index=False)
    day: Mapped[date]
    taken: Mapped[int] = mapped_column(default=0)
    most: Mapped[int | None]
    forgotten_at: Mapped[datetime | None]  # when the names of this day went


class Entrance(Base):
    """So many people went in at a gate: a party with its ticket, or people who were only counted. Taking one back is an entrance
    of as many less."""

    __tablename__ = "entrance"
    __table_args__ = (
        CheckConstraint("people <> 0 AND (undoes IS NULL OR people < 0)", name="people"),
        CheckConstraint("hour BETWEEN 0 AND 23", name="hour"),
        UniqueConstraint("visit_id"),
        UniqueConstraint("exhibition_id", "press"),
        UniqueConstraint("undoes"),
        Index("ix_entrance_exhibition_id_day", "exhibition_id", "day"),
    )

    id: Mapped[key]
    exhibition_id: Mapped[int] = ref("exhibition.id", index=False)
    day: Mapped[date]  # of the exhibition: after midnight still the one that began before
    hour: Mapped[int]  # of Riyadh
    gate: Mapped[word] = mapped_column(default="")
    people: Mapped[int]
    at: Mapped[stamp]
    counted_by: Mapped[int | None] = ref("user_account.id", on_delete="SET NULL", index=False)
    visit_id: Mapped[int | None] = ref("visit.id", on_delete="SET NULL", index=False)
    press: Mapped[str | None] = mapped_column(String(40))  # made by the page, so that one press counts once
    undoes: Mapped[int | None] = ref("entrance.id", on_delete="CASCADE", index=False)
