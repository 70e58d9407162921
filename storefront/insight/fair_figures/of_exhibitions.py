"""What an exhibition came to, for its organiser: visitors, stalls, places by sub-category, and of its sales what may be seen. The
number of questions is the same for three families and for three hundred."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Integer, and_, case, cast, extract, func, literal, select, union_all

from storefront.community.families import Family
from storefront.fairs import stall_stock
from storefront.fairs.agreements import FiguresAgreement
from storefront.fairs.allocations import StallDay
from storefront.fairs.calls import CallQuota, ExhibitorCall
from storefront.fairs.exhibitions import Exhibition
from storefront.fairs.stalls import Stall, StallPlan
from storefront.fairs.tills import VOIDED, TillSale, TillSaleLine
from storefront.fairs.visits import Entrance, VisitDay
from storefront.goods.catalogue import Product, Variant
from storefront.insight.fair_figures.hiding import Parts, Seen, Taking, parts, said_of, seen
from storefront.kernel.database import db

CATEGORY, HOUR = "category", "hour"
HOURS_AHEAD, HOURS = 3, 24  # Riyadh of UTC, all the year; of a day


@dataclass(frozen=True)
class Counts:
    """People and stalls: who said that they come, came with a ticket and without one; stalls on the plan, those that somebody had
    on a day at least, and the families in them."""

    booked: int
    with_ticket: int
    without_ticket: int
    stalls: int
    let: int
    families: int

    @property
    def inside(self) -> int:
        return self.with_ticket + self.without_ticket


@dataclass(frozen=True)
class Quota:
    """A sub-category a call invited: how many families had a place, of how many."""

    category_id: int
    taken: int
    most: int


@dataclass(frozen=True)
class Shop:
    """A family that agreed, and what it took."""

    name_ar: str
    name_en: str
    sales: int
    total_minor: int


@dataclass(frozen=True)
class Sold:
    """What may be seen of the sales: families one by one, the others together, by sub-category and by hour of the day."""

    seen: Seen
    shops: list[Shop]
    by_category: Parts[int]
    by_hour: Parts[int]


def counts(exhibition_id: int) -> Counts:
    """People and stalls; one question."""
    plan = select(StallPlan.id).where(StallPlan.exhibition_id == exhibition_id)
    ticket = Entrance.press.is_(None) & Entrance.undoes.is_(None)
    inside = (func.sum(case((ticket, Entrance.people), else_=0)), func.sum(case((ticket, 0), else_=Entrance.people)))
    columns = (
        select(func.sum(VisitDay.taken)).where(VisitDay.exhibition_id == exhibition_id),
        *(select(one).where(Entrance.exhibition_id == exhibition_id) for one in inside),
        select(func.count(Stall.id)).where(Stall.plan_id.in_(plan)),
        select(func.count(StallDay.stall_id.distinct())).where(StallDay.plan_id.in_(plan)),
        select(func.count(StallDay.family_id.distinct())).where(StallDay.plan_id.in_(plan)),
    )
    row = db.session.execute(select(*(one.scalar_subquery() for one in columns))).one()
    return Counts(*(int(one or 0) for one in row))


def quotas(exhibition_id: int) -> list[Quota]:
    """The sub-categories of its call, in the order in which they were named; one question."""
    rows = select(CallQuota.category_id, CallQuota.taken, CallQuota.most)
    called = rows.join(ExhibitorCall, ExhibitorCall.id == CallQuota.call_id)
    here = called.where(ExhibitorCall.exhibition_id == exhibition_id).order_by(CallQuota.id)
    return [Quota(*row) for row in db.session.execute(here)]


def sold(exhibition: Exhibition) -> Sold | None:
    """Its sales as far as they may be seen, once it is over; two questions."""
    if not stall_stock.is_over(exhibition):
        return None
    takings, names = takings_of(exhibition)
    found = seen(takings)
    rows = db.session.execute(in_parts(exhibition.id)).all()
    by: dict[str, Parts[int]] = {
        kind: parts([tuple(row[1:]) for row in rows if row[0] == kind], found) for kind in (CATEGORY, HOUR)
    }
    return Sold(found, shops_of(found, names), by[CATEGORY], by[HOUR])


def takings_of(exhibition: Exhibition) -> tuple[list[Taking], dict[int, tuple[str, str, int]]]:
    """What each family took and says of showing it; and what it is called, with the number of its sales. Who withdrew after the
    exhibition had closed is not one of the others: it was seen."""
    columns = (
        Family.id,
        Family.trade_name_ar,
        Family.trade_name_en,
        FiguresAgreement.id,
        FiguresAgreement.withdrawn_at,
    )
    mine = and_(FiguresAgreement.exhibition_id == exhibition.id, FiguresAgreement.family_id == Family.id)
    rows = (
        select(*columns, func.count(), func.sum(TillSale.total_minor))
        .select_from(TillSale)
        .join(Family, Family.id == TillSale.family_id)
        .outerjoin(FiguresAgreement, mine)
        .where(TillSale.exhibition_id == exhibition.id, TillSale.state != VOIDED)
        .group_by(*columns)
        .order_by(Family.id)
    )
    found, names = [], {}
    for family_id, ar, en, agreement_id, withdrawn_at, sales, total in db.session.execute(rows):
        said = said_of(agreement_id, withdrawn_at, exhibition.closes_at)
        found.append(Taking(family_id, said, int(total)))
        names[family_id] = (ar, en, sales)
    return found, names


def shops_of(of: Seen, names: dict[int, tuple[str, str, int]]) -> list[Shop]:
    """Those that agreed, who took most first."""
    in_order = sorted(of.agreed, key=lambda one: (-one.total_minor, one.family_id))
    return [Shop(*names[one.family_id], one.total_minor) for one in in_order]


def in_parts(exhibition_id: int) -> Any:
    """What each family took in each sub-category and in each hour of the day: rows of which of the two, the category or the hour,
    the family, halalas."""
    here: Iterable[ColumnElement[bool]] = (TillSale.exhibition_id == exhibition_id, TillSale.state != VOIDED)
    hour = hour_of_riyadh()
    by_category = (
        select(literal(CATEGORY), Product.category_id, TillSale.family_id, func.sum(TillSaleLine.total_minor))
        .select_from(TillSale)
        .join(TillSaleLine, TillSaleLine.sale_id == TillSale.id)
        .join(Variant, Variant.id == TillSaleLine.variant_id)
        .join(Product, Product.id == Variant.product_id)
        .where(*here)
        .group_by(Product.category_id, TillSale.family_id)
    )
    by_hour = select(literal(HOUR), hour.label("hour"), TillSale.family_id, func.sum(TillSale.total_minor)).where(*here)
    return union_all(by_category, by_hour.group_by("hour", TillSale.family_id))


def hour_of_riyadh() -> ColumnElement[int]:
    """The hour of the day in which something was sold; both databases keep UTC, and Riyadh knows no summer time."""
    moment: Any = TillSale.sold_at
    if db.engine.dialect.name == "postgresql":
        moment = func.timezone("UTC", moment)
    return (cast(extract("hour", moment), Integer) + HOURS_AHEAD) % HOURS
