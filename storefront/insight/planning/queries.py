"""What a family sold in some weeks, on the site and at its stalls; one question."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from sqlalchemy import ColumnElement, Select, case, func, select, union_all

from storefront.fairs.tills import VOIDED, TillSale, TillSaleLine
from storefront.goods.catalogue import Variant
from storefront.insight.planning.weeks import Week
from storefront.kernel import clock
from storefront.kernel.database import db
from storefront.trade.orders import UNDONE, Order, OrderLine, Parcel


@dataclass(frozen=True)
class Sold:
    """The pieces of a product that were sold, and what for, in halalas."""

    product_id: int
    pieces: int
    total_minor: int


@dataclass(frozen=True)
class SoldWeek:
    """What was sold in a week, of which most was sold first."""

    week: Week
    products: Sequence[Sold]

    @property
    def pieces(self) -> int:
        return sum(one.pieces for one in self.products)

    @property
    def total_minor(self) -> int:
        return sum(one.total_minor for one in self.products)


def sold(family_id: int, weeks: Sequence[Week]) -> list[SoldWeek]:
    """Each of these weeks, which follow one another. An order counts when it was confirmed, unless nothing came of it or it came
    back; a sale at a stall when it was made."""
    told = union_all(ordered(family_id, weeks), at_stalls(family_id, weeks)).subquery()
    place, product, pieces, minor = told.c
    rows = select(place, product, func.sum(pieces), func.sum(minor)).group_by(place, product)
    found: defaultdict[int, list[Sold]] = defaultdict(list)
    for where, product_id, number, total in db.session.execute(rows):
        found[where].append(Sold(product_id, int(number), int(total)))
    return [SoldWeek(one, sorted(found[place], key=most_first)) for place, one in enumerate(weeks)]


def most_first(one: Sold) -> tuple[int, int, int]:
    return -one.pieces, -one.total_minor, one.product_id


def ordered(family_id: int, weeks: Sequence[Week]) -> Select[Any]:
    moment = Order.confirmed_at
    columns: tuple[Any, ...] = (place_of(moment, weeks).label("place"), OrderLine.product_id.label("product_id"))
    lines = select(*columns, OrderLine.quantity, OrderLine.total_minor).select_from(OrderLine)
    joined = lines.join(Parcel, Parcel.id == OrderLine.parcel_id).join(Order, Order.id == Parcel.order_id)
    return joined.where(Parcel.family_id == family_id, Parcel.state.not_in(UNDONE), *within(moment, weeks))


def at_stalls(family_id: int, weeks: Sequence[Week]) -> Select[Any]:
    moment = TillSale.sold_at
    columns: tuple[Any, ...] = (place_of(moment, weeks), Variant.product_id)
    lines = select(*columns, TillSaleLine.quantity, TillSaleLine.total_minor).select_from(TillSaleLine)
    joined = lines.join(TillSale, TillSale.id == TillSaleLine.sale_id)
    named = joined.join(Variant, Variant.id == TillSaleLine.variant_id)
    return named.where(TillSale.family_id == family_id, TillSale.state != VOIDED, *within(moment, weeks))


def within(moment: Any, weeks: Sequence[Week]) -> tuple[ColumnElement[bool], ...]:
    return moment >= midnight(weeks[0].first), moment < clock.end_of_day(weeks[-1].last)


def place_of(moment: Any, weeks: Sequence[Week]) -> ColumnElement[int]:
    """In which of the weeks a moment lies, counted from 0."""
    return case(*((moment < clock.end_of_day(one.last), place) for place, one in enumerate(weeks)), else_=len(weeks))


def midnight(day: date) -> datetime:
    """The moment a day begins in Riyadh."""
    return datetime.combine(day, time(), clock.RIYADH)
