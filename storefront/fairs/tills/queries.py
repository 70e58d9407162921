"""Reading tills: where one is open today, what can be sold there, what was sold, what a day came to."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Select, case, func, or_, select
from sqlalchemy.orm import joinedload, selectinload

from storefront.fairs import exhibitions, stall_stock
from storefront.fairs.exhibitions import HELD, OVER, Exhibition
from storefront.fairs.stall_stock import StallItem, StallStock
from storefront.fairs.tills.models import METHODS, TO_SETTLE, VOIDED, TillCount, TillSale, TillSaleLine
from storefront.fairs.tills.opening import day_at
from storefront.goods import catalogue
from storefront.goods.catalogue import Product, ProductPhoto, Variant
from storefront.kernel import clock
from storefront.kernel.database import db
from storefront.kernel.paging import PAGE_SIZE, Page
from storefront.kernel.refusals import NotFound

MOST_TILES = 100
DAY = timedelta(days=1)


class Tile(NamedTuple):
    """A choice of a product at a stall: how many of it can be sold now."""

    variant: Variant
    product: Product
    photo: ProductPhoto | None
    left: int


@dataclass(frozen=True)
class Taken:
    """What was taken in one way: sales, and their sum in halalas."""

    sales: int = 0
    total_minor: int = 0


@dataclass(frozen=True)
class Takings:
    """What a day came to, in each way; undone sales are counted apart, those to be settled within."""

    by_method: Mapping[str, Taken]
    pieces: int
    voided: int
    to_settle: int

    def of(self, method: str) -> Taken:
        return self.by_method.get(method, Taken())

    @property
    def number(self) -> int:
        """How many sales there are, those that were undone too."""
        return self.total.sales + self.voided

    @property
    def total(self) -> Taken:
        rows = self.by_method.values()
        return Taken(sum(one.sales for one in rows), sum(one.total_minor for one in rows))


def open_today(family_id: int) -> list[Exhibition]:
    """The exhibitions of a family that have a day now, and where it may sell; the first to end first."""
    now = clock.now()
    today, yesterday = clock.today(), clock.riyadh(now - DAY).date()
    rows = select(Exhibition).where(
        Exhibition.first_day <= today, Exhibition.last_day >= yesterday, Exhibition.state.in_(HELD | OVER)
    )
    here = rows.where(
        or_(stall_stock.coming(Exhibition.id, family_id), brought(family_id)),
        Exhibition.licence_class.not_in(exhibitions.outlines.WITHOUT_SALE),
    )
    found = db.session.scalars(here.order_by(Exhibition.last_day, Exhibition.id).limit(20)).all()
    days = exhibitions.days_of_all([one.id for one in found])
    return [one for one in found if day_at(days.get(one.id, []), now)]


def coming_next(family_id: int) -> Exhibition | None:
    """The next exhibition of a family that has not begun."""
    rows = select(Exhibition).where(Exhibition.first_day > clock.today(), Exhibition.state.in_(HELD))
    own = rows.where(stall_stock.coming(Exhibition.id, family_id))
    return db.session.scalar(own.order_by(Exhibition.first_day, Exhibition.id).limit(1))


def brought(family_id: int) -> ColumnElement[bool]:
    """Of rows of Exhibition: a family has something there."""
    return Exhibition.id.in_(select(StallStock.exhibition_id).where(StallStock.family_id == family_id))


def tiles(exhibition_id: int, family_id: int) -> list[Tile]:
    """What a family has at its stall, choice by choice, what is sold out at the end; one question."""
    units = Variant.units
    rows = (
        select(Variant, Product, ProductPhoto, StallItem.free)
        .join(Product, Product.id == Variant.product_id)
        .join(StallItem, StallItem.variant_id == Variant.stock_id)
        .join(StallStock, StallStock.id == StallItem.stall_stock_id)
        .outerjoin(ProductPhoto, ProductPhoto.id == catalogue.first_photo_of(Product.id))
        .where(StallStock.exhibition_id == exhibition_id, StallStock.family_id == family_id)
        .where(or_(Variant.is_active, StallItem.free >= units))
        .order_by(case((StallItem.free >= units, 0), else_=1), Product.id, Variant.position, Variant.id)
        .limit(MOST_TILES)
    )
    return [
        Tile(variant, product, photo, free // variant.units)
        for variant, product, photo, free in db.session.execute(rows)
    ]


def of_family(family_id: int, exhibition_id: int, sale_id: int) -> TillSale:
    """A sale of a family with its lines and its exhibition; raises NotFound."""
    which = (TillSale.family_id == family_id, TillSale.exhibition_id == exhibition_id, TillSale.id == sale_id)
    found: TillSale | None = db.session.scalar(with_lines().where(*which))
    if found is None:
        raise NotFound()
    return found


def with_lines() -> Select[Any]:
    return select(TillSale).options(selectinload(TillSale.lines), joinedload(TillSale.exhibition))


def page_of_day(
    exhibition_id: int, family_id: int, day: date, *, total: int, number: int = 1, size: int = PAGE_SIZE
) -> Page[TillSale]:
    """The sales of a day with their lines, those to be settled before the others, the last first; `total` is how many there are
    (see takings)."""
    mine = of_day(exhibition_id, family_id, day)
    order = (case((TillSale.state == TO_SETTLE, 0), else_=1), TillSale.sold_at.desc(), TillSale.id.desc())
    rows = with_lines().where(*mine).order_by(*order).limit(size).offset((number - 1) * size)
    return Page(db.session.scalars(rows).all(), number, total, size)


def of_day(exhibition_id: int, family_id: int, day: date) -> tuple[ColumnElement[bool], ...]:
    return (TillSale.family_id == family_id, TillSale.exhibition_id == exhibition_id, TillSale.day == day)


def days_with_sales(exhibition_id: int, family_id: int) -> Sequence[date]:
    """The days on which a family sold anything there, the last first."""
    rows = select(TillSale.day).where(TillSale.family_id == family_id, TillSale.exhibition_id == exhibition_id)
    return db.session.scalars(rows.distinct().order_by(TillSale.day.desc())).all()


def takings(exhibition_id: int, family_id: int, day: date) -> Takings:
    """What a day came to; one question."""
    mine = of_day(exhibition_id, family_id, day)
    pieces = select(func.sum(TillSaleLine.quantity)).where(TillSaleLine.sale_id == TillSale.id).scalar_subquery()
    sums = (func.count(TillSale.id), func.sum(TillSale.total_minor), func.sum(pieces))
    rows = select(TillSale.method, TillSale.state, *sums).where(*mine).group_by(TillSale.method, TillSale.state)
    by_method: dict[str, Taken] = {}
    counted, sold = {VOIDED: 0, TO_SETTLE: 0}, 0
    for method, state, number, total, of_goods in db.session.execute(rows):
        if state in counted:
            counted[state] += number
        if state != VOIDED:
            before = by_method.get(method, Taken())
            by_method[method] = Taken(before.sales + number, before.total_minor + int(total))
            sold += int(of_goods or 0)
    ordered = {method: by_method[method] for method in METHODS if method in by_method}
    return Takings(ordered, sold, counted[VOIDED], counted[TO_SETTLE])


def counts_of(exhibition_id: int, family_id: int, day: date) -> Sequence[TillCount]:
    """How the cash of a day was counted, the last count first."""
    mine = (TillCount.family_id == family_id, TillCount.exhibition_id == exhibition_id, TillCount.day == day)
    return db.session.scalars(select(TillCount).where(*mine).order_by(TillCount.id.desc()).limit(20)).all()
