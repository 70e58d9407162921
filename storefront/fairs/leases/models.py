"""Leases of units of permanent markets, and the families that wait for one."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, Index, String, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from storefront.community.families.models import Family
from storefront.fairs.markets.models import MarketUnit, PermanentMarket
from storefront.kernel.database import Base, key, minor, ref, stamp, word

LIVING = text("state <> 'ended'")


class Lease(Base):
    """That a family has a unit of a market, with goods of one sub-category, at a rent. What is agreed in it stays when the unit
    costs something else. One of a unit lives at a time, and one of a family in a market."""

    __tablename__ = "lease"
    __table_args__ = (
        Index("uq_lease_unit_living", "unit_id", unique=True, sqlite_where=LIVING, postgresql_where=LIVING),
        Index(
            "uq_lease_family_living",
            "market_id",
            "family_id",
            unique=True,
            sqlite_where=LIVING,
            postgresql_where=LIVING,
        ),
        Index("ix_lease_state_next_month", "state", "next_month"),
        CheckConstraint("rent_minor > 0 AND deposit_minor >= 0", name="rent"),
        CheckConstraint("due_day BETWEEN 1 AND 28", name="due_day"),
        CheckConstraint("(state = 'ended') = (ended_as <> '')", name="ended_as"),
        CheckConstraint("state <> 'notice' OR last_day IS NOT NULL", name="last_day"),
        CheckConstraint("last_day IS NULL OR last_day >= starts_on", name="days"),
    )

    id: Mapped[key]
    market_id: Mapped[int] = ref("permanent_market.id", index=False)
    unit_id: Mapped[int] = ref("market_unit.id", index=False)
    family_id: Mapped[int] = ref("family.id")
    category_id: Mapped[int] = ref("category.id")
    state: Mapped[word]  # see states.py
    ended_as: Mapped[word] = mapped_column(default="")  # of states.ENDINGS
    starts_on: Mapped[date]
    last_day: Mapped[date | None]
    rent_minor: Mapped[minor]  # a whole month
    deposit_minor: Mapped[minor]
    due_day: Mapped[int]
    notice_days: Mapped[int]
    next_month: Mapped[date]  # the first day of the month whose rent is asked for next
    offered_at: Mapped[stamp]
    offered_until: Mapped[datetime | None]  # unanswered it is over then
    signed_at: Mapped[datetime | None]
    signed_by: Mapped[int | None] = ref("user_account.id", on_delete="SET NULL", index=False)
    noticed_on: Mapped[date | None]
    notice_by: Mapped[word] = mapped_column(default="")  # family or manager
    reason: Mapped[str] = mapped_column(String(300), default="")  # why it was ended or suspended, for its family
    suspended_at: Mapped[datetime | None]  # nothing may be sold there for now
    successor_id: Mapped[int | None] = ref("family.id", index=False)  # who is to take it over, as its family says
    relation: Mapped[str] = mapped_column(String(80), default="")  # how the two are related
    agreed_at: Mapped[datetime | None]  # when the successor agreed
    predecessor_id: Mapped[int | None] = ref("lease.id", index=False, unique=True)  # the lease this one goes on with
    changed_at: Mapped[stamp]

    market: Mapped[PermanentMarket] = relationship(lazy="raise_on_sql")
    unit: Mapped[MarketUnit] = relationship(lazy="raise_on_sql")
    family: Mapped[Family] = relationship(lazy="raise_on_sql", foreign_keys=[family_id])
    successor: Mapped[Family | None] = relationship(lazy="raise_on_sql", foreign_keys=[successor_id])


class WaitingPlace(Base):
    """A family's place in the line for a unit of a market, with goods of one sub-category; in the order in which they came."""

    __tablename__ = "market_waiting"
    __table_args__ = (
        UniqueConstraint("market_id", "family_id"),
        Index("ix_market_waiting_market_id_state_asked_at", "market_id", "state", "asked_at"),
    )

    id: Mapped[key]
    market_id: Mapped[int] = ref("permanent_market.id", index=False)
    family_id: Mapped[int] = ref("family.id", on_delete="CASCADE")
    category_id: Mapped[int] = ref("category.id")
    kind: Mapped[word] = mapped_column(default="")  # of unit; any where none is said
    state: Mapped[word]  # waiting, served (it was offered one) or left
    asked_at: Mapped[stamp]

    market: Mapped[PermanentMarket] = relationship(lazy="raise_on_sql")
    family: Mapped[Family] = relationship(lazy="raise_on_sql")
