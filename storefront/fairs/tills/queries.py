"""Reading tills: where one is open today, what can be sold there, what was sold, what a day came to."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Select, and_, case, func, or_, select
from sqlalchemy.orm import joinedload, selectinload

from storefront.fairs import exhibitions, stall_stock
from storefront.fairs.exhibitions import HELD, OVER, Exhibition, OpenDay
from storefront.fairs.stall_stock import StallItem, StallStock
from storefront.fairs.tills.models import CASH, METHODS, TO_SETTLE, VOIDED, TillCount, TillSale, TillSaleLine
from storefront.fairs.tills.opening import day_at, ends
from storefront.goods import catalogue
from storefront.goods.catalogue import Product, ProductPhoto, Variant
from storefront.kernel import clock
from storefront.kernel.database import db
from storefront.kernel.paging import PAGE_SIZE, Page
from storefront.kernel.refusals import NotFound

MOST_TILES = 100
DAY = timedelta(days=1)


class Tile(NamedTuple):
    """A choice of a product at a stall: how many of it can be sold now; none of what shoppers may not see."""

    variant: Variant
    product: Product
    photo: ProductPhoto | None
    left: int

    @property
    def is_offered(self) -> bool:
        """Whether it may be sold: it is not hidden, whoever hid it or whatever document it lacks."""
        return self.product.status == "published"


@dataclass(frozen=True)
class Taken:
    """What was taken in one way: sales, and their sum in halalas."""

    sales: int = 0
    total_minor: int = 0


@dataclass(frozen=True)
class Takings:
    """What a day came to, in each way; sales undone on it are counted apart, those to be settled within. `back` is what was given
    back on it of sales of other days, which stay as they were."""

    by_method: Mapping[str, Taken]
    back: Mapping[str, Taken]
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
        rows, gone = self.by_method.values(), self.back.values()
        minor = sum(one.total_minor for one in rows) - sum(one.total_minor for one in gone)
        return Taken(sum(one.sales for one in rows), minor)

    @property
    def cash_minor(self) -> int:
        """By how much the cash in the box grew; below nothing where more was given back."""
        return self.of(CASH).total_minor - self.back.get(CASH, Taken()).total_minor


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
    """What a family has at its stall, choice by choice, what is sold out or hidden at the end; one question."""
    units = Variant.units
    can_be_sold = and_(StallItem.free >= units, Product.status == "published")
    rows = (
        select(Variant, Product, ProductPhoto, StallItem.free)
        .join(Product, Product.id == Variant.product_id)
        .join(StallItem, StallItem.variant_id == Variant.stock_id)
        .join(StallStock, StallStock.id == StallItem.stall_stock_id)
        .outerjoin(ProductPhoto, ProductPhoto.id == catalogue.first_photo_of(Product.id))
        .where(StallStock.exhibition_id == exhibition_id, StallStock.family_id == family_id)
        .where(or_(Variant.is_active, StallItem.free >= units))
        .order_by(case((can_be_sold, 0), else_=1), Product.id, Variant.position, Variant.id)
        .limit(MOST_TILES)
    )
    return [
        Tile(variant, product, photo, free // variant.units if product.status == "published" else 0)
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


def takings(exhibition_id: int, family_id: int, day: date, days: Sequence[OpenDay] | None = None) -> Takings:
    """What a day came to; one question where the `days` of the exhibition are known, else two. A sale that is undone once its
    day is over is given back on the day that goes on then, or comes next: what was counted stays true."""
    begins, over = span_of(exhibitions.days_of(exhibition_id) if days is None else days, day)
    mine = (TillSale.family_id == family_id, TillSale.exhibition_id == exhibition_id)
    is_sold = and_(TillSale.day == day, or_(TillSale.state != VOIDED, TillSale.voided_at >= over))
    is_undone = and_(TillSale.day == day, TillSale.state == VOIDED, TillSale.voided_at < over)
    is_back = and_(TillSale.day != day, TillSale.voided_at >= begins, TillSale.voided_at < over)
    kind = case((is_sold, "sold"), (is_undone, "undone"), else_="back").label("kind")
    goods = select(func.sum(TillSaleLine.quantity)).where(TillSaleLine.sale_id == TillSale.id).scalar_subquery()
    columns = select(kind, TillSale.method, TillSale.state, TillSale.total_minor, goods.label("pieces"))
    each = columns.where(*mine, or_(TillSale.day == day, is_back)).subquery()
    sums = (func.count(), func.sum(each.c.total_minor), func.sum(each.c.pieces))
    rows = select(each.c.kind, each.c.method, each.c.state, *sums).group_by(each.c.kind, each.c.method, each.c.state)
    found: dict[str, dict[str, Taken]] = {"sold": {}, "undone": {}, "back": {}}
    to_settle = sold = 0
    for name, method, state, number, total, pieces in db.session.execute(rows):
        before = found[name].get(method, Taken())
        found[name][method] = Taken(before.sales + number, before.total_minor + int(total))
        to_settle += number if state == TO_SETTLE else 0
        sold += int(pieces or 0) if name == "sold" else 0
    undone = sum(one.sales for one in found["undone"].values())
    return Takings(in_order(found["sold"]), in_order(found["back"]), sold, undone, to_settle)


def in_order(by_method: Mapping[str, Taken]) -> Mapping[str, Taken]:
    return {method: by_method[method] for method in METHODS if method in by_method}


def span_of(open_days: Iterable[OpenDay], day: date) -> tuple[datetime, datetime]:
    """From the end of the day before to its own end: in between belongs to it what is given back."""
    days = sorted(open_days)
    before = [ends(one) for one in days if one.day < day]
    over = next((ends(one) for one in days if one.day == day), clock.end_of_day(day))
    return before[-1] if before else datetime.min.replace(tzinfo=UTC), over


def counts_of(exhibition_id: int, family_id: int, day: date) -> Sequence[TillCount]:
    """How the cash of a day was counted, the last count first."""
    mine = (TillCount.family_id == family_id, TillCount.exhibition_id == exhibition_id, TillCount.day == day)
    return db.session.scalars(select(TillCount).where(*mine).order_by(TillCount.id.desc()).limit(20)).all()
