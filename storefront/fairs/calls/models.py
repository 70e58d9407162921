"""Calls for exhibitors and the sub-categories they invite."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from storefront.fairs.exhibitions.models import Exhibition
from storefront.kernel.database import Base, key, minor, ref, stamp, word


class ExhibitorCall(Base):
    """That the families are asked to exhibit: from when until when they apply, for how many places, how it is chosen among
    them, what a place costs. One for an exhibition.

    `taken` counts the places that are offered or confirmed; it never passes `places`.
    """

    __tablename__ = "exhibitor_call"
    __table_args__ = (
        CheckConstraint("taken BETWEEN 0 AND places", name="taken"),
        CheckConstraint("opens_at < closes_at", name="span"),
        CheckConstraint("offer_days BETWEEN 1 AND 30", name="offer_days"),
        CheckConstraint("fee_minor >= 0 AND deposit_minor >= 0", name="money"),
        CheckConstraint("least_score BETWEEN 0 AND 100", name="least_score"),
    )

    id: Mapped[key]
    exhibition_id: Mapped[int] = ref("exhibition.id", on_delete="CASCADE", index=False, unique=True)
    opens_at: Mapped[datetime] = mapped_column(index=True)
    closes_at: Mapped[datetime] = mapped_column(index=True)
    decides_on: Mapped[date]  # the day by which families hear what came of it
    places: Mapped[int]
    taken: Mapped[int] = mapped_column(default=0)
    selection: Mapped[word]  # of terms.SELECTIONS
    least_score: Mapped[int]  # of 100: who a jury gives less is declined
    offer_days: Mapped[int]  # how long an offer stands
    fee_minor: Mapped[minor]  # for a place
    fee_moment: Mapped[word]  # of terms.MOMENTS
    fee_due_on: Mapped[date | None]  # of a fee that is paid later
    deposit_minor: Mapped[minor]  # goes back after the exhibition
    terms_ar: Mapped[str] = mapped_column(Text)
    terms_en: Mapped[str] = mapped_column(Text)
    made_at: Mapped[stamp]
    published_at: Mapped[datetime | None]  # until then its body alone sees it
    decided_at: Mapped[datetime | None]
    sequence: Mapped[int] = mapped_column(default=0)  # rises when whoever noted its days down must look again

    exhibition: Mapped[Exhibition] = relationship(lazy="raise_on_sql")


class CallQuota(Base):
    """A sub-category a call invites, and to how many families of it there is room: `taken` of them hold a place."""

    __tablename__ = "call_quota"
    __table_args__ = (
        UniqueConstraint("call_id", "category_id"),
        CheckConstraint("most > 0 AND taken BETWEEN 0 AND most", name="taken"),
    )

    id: Mapped[key]
    call_id: Mapped[int] = ref("exhibitor_call.id", on_delete="CASCADE", index=False)
    category_id: Mapped[int] = ref("category.id")
    most: Mapped[int]
    taken: Mapped[int] = mapped_column(default=0)
