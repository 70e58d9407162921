"""Reading who stands where."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, exists, func, select

from storefront.community.families import Family
from storefront.fairs import applications, stalls
from storefront.fairs.allocations.models import StallDay
from storefront.fairs.exhibitions import COMING, HELD, Exhibition
from storefront.fairs.stalls import Stall, StallPlan
from storefront.kernel.database import db


@dataclass(frozen=True)
class Holder:
    """A family in a stall and its days, with what lists print of it."""

    stall_id: int
    family_id: int
    slug: str
    trade_name_ar: str
    trade_name_en: str
    status: str
    days: tuple[date, ...]


@dataclass(frozen=True)
class Own:
    """A stall of one family and its days."""

    stall: Stall
    days: tuple[date, ...]


def holders(plan_id: int, *, day: date | None = None, selling: bool = False) -> dict[int, list[Holder]]:
    """Who stands in the stalls of a plan, by stall; on one day, or all; of families whose shop is open alone, or all. One
    question."""
    columns = (
        StallDay.stall_id,
        StallDay.family_id,
        Family.slug,
        Family.trade_name_ar,
        Family.trade_name_en,
        Family.status,
        StallDay.day,
    )
    rows = select(*columns).join(Family, Family.id == StallDay.family_id).where(StallDay.plan_id == plan_id)
    rows = rows.where(StallDay.day == day) if day else rows
    rows = rows.where(Family.status == "active") if selling else rows
    found: dict[tuple[int, int], tuple[Any, list[date]]] = {}
    for row in db.session.execute(rows.order_by(StallDay.stall_id, StallDay.day)):
        found.setdefault((row.stall_id, row.family_id), (row, []))[1].append(row.day)
    by_stall: dict[int, list[Holder]] = {}
    for row, held in found.values():
        holder = Holder(**{column.key: getattr(row, column.key) for column in columns[:-1]}, days=tuple(held))
        by_stall.setdefault(row.stall_id, []).append(holder)
    return by_stall


def of_family(plan_id: int, family_id: int) -> list[Own]:
    """The stalls of a family on a plan, in the order of their numbers."""
    rows = select(Stall, StallDay.day).join(StallDay, StallDay.stall_id == Stall.id)
    mine = rows.where(StallDay.plan_id == plan_id, StallDay.family_id == family_id).order_by(StallDay.day)
    days: dict[Stall, list[date]] = {}
    for stall, day in db.session.execute(mine):
        days.setdefault(stall, []).append(day)
    return [Own(one, tuple(days[one])) for one in sorted(days, key=lambda stall: stalls.layout.in_order(stall.number))]


def taken_days(stall_id: int) -> frozenset[date]:
    """The days on which somebody stands in a stall."""
    return frozenset(db.session.scalars(select(StallDay.day).where(StallDay.stall_id == stall_id)))


def waiting(plan: StallPlan, with_one: Collection[int]) -> list[int]:
    """The families that come to the exhibition of a plan and are not among those that have a stall, by id."""
    return [one for one in applications.exhibiting(plan.exhibition_id) if one not in with_one]


def count_of(plan_id: int) -> tuple[int, int]:
    """How many stalls of a plan somebody has on a day at least, and how many families have one."""
    counted = select(func.count(StallDay.stall_id.distinct()), func.count(StallDay.family_id.distinct()))
    stalls, families = db.session.execute(counted.where(StallDay.plan_id == plan_id)).one()
    return stalls, families


def to_choose_from() -> Sequence[Exhibition]:
    """The exhibitions that are to come and where families choose their stalls without having applied, the next first."""
    rows = select(Exhibition).join(StallPlan, StallPlan.exhibition_id == Exhibition.id)
    coming = Exhibition.state.in_(COMING)
    which = rows.where(StallPlan.booking == "open", StallPlan.shown_at.is_not(None), coming)
    return db.session.scalars(which.order_by(Exhibition.first_day, Exhibition.id).limit(20)).all()


def held_by(family_id: int) -> Sequence[Exhibition]:
    """The exhibitions that are on or to come and at which a family has a stall, the next first."""
    mine = exists().where(
        StallPlan.exhibition_id == Exhibition.id, StallDay.plan_id == StallPlan.id, StallDay.family_id == family_id
    )
    rows = select(Exhibition).where(mine, Exhibition.state.in_(HELD))
    return db.session.scalars(rows.order_by(Exhibition.first_day, Exhibition.id).limit(20)).all()


def numbers_of(plan_id: int, family_ids: Collection[int]) -> dict[int, list[str]]:
    """The numbers of the stalls of some families, by family."""
    return numbered(StallDay.plan_id == plan_id, family_ids)


def numbers_shown(exhibition_id: int, family_ids: Collection[int]) -> dict[int, list[str]]:
    """The same at an exhibition, once everybody sees its plan."""
    shown = (StallPlan.exhibition_id == exhibition_id, StallPlan.shown_at.is_not(None))
    return numbered(StallDay.plan_id.in_(select(StallPlan.id).where(*shown)), family_ids)


def numbered(which: ColumnElement[bool], family_ids: Collection[int]) -> dict[int, list[str]]:
    rows = select(StallDay.family_id, Stall.number).join(Stall, Stall.id == StallDay.stall_id)
    found: dict[int, list[str]] = {}
    for family_id, number in db.session.execute(rows.where(which, StallDay.family_id.in_(family_ids)).distinct()):
        found.setdefault(family_id, []).append(number)
    return {one: sorted(numbers, key=stalls.layout.in_order) for one, numbers in found.items()}


def numbers_at(exhibition_id: int, family_id: int) -> list[str]:
    """The numbers of the stalls of a family at an exhibition, in their order; one question."""
    rows = select(Stall.number).join(StallDay, StallDay.stall_id == Stall.id)
    here = rows.join(StallPlan, StallPlan.id == StallDay.plan_id).where(StallPlan.exhibition_id == exhibition_id)
    mine = here.where(StallDay.family_id == family_id).distinct()
    return sorted(db.session.scalars(mine), key=stalls.layout.in_order)
