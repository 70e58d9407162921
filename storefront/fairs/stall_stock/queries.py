"""Reading what a family brings to an exhibition, what of it is at its stall, and how it came there."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from sqlalchemy import ScalarSelect, case, func, select
from sqlalchemy.orm import contains_eager

from storefront.fairs.exhibitions import OVER, Exhibition
from storefront.fairs.stall_stock.holding import something_lies
from storefront.fairs.stall_stock.models import StallItem, StallMove, StallProduct, StallStock
from storefront.fairs.stall_stock.reasons import MISSING, MOVED_IN, RELEASE, SALE
from storefront.goods import catalogue
from storefront.goods.catalogue import Product, ProductPhoto, Variant
from storefront.goods.stock import StockItem
from storefront.kernel.database import db
from storefront.kernel.paging import PAGE_SIZE, Page


@dataclass(frozen=True)
class Lot:
    """What of one stock (the variant at which it lies) is free on the web; what was brought to a stall in all, what was sold
    there, what is missing, and what is free there now. Pieces or grams."""

    variant: Variant
    web: int
    brought: int
    sold: int
    missing: int
    free: int


@dataclass(frozen=True)
class Brought:
    """A product a family brings, its first picture, and the stocks of it."""

    product: Product
    photo: ProductPhoto | None
    lots: Sequence[Lot]


class ToCount(NamedTuple):
    """One count at a stall that its family has to make: what should be there."""

    item_id: int
    variant: Variant
    product: Product
    free: int


class Moved(NamedTuple):
    """A movement at a stall, as lists print it."""

    move: StallMove
    variant: Variant
    product: Product


class Elsewhere(NamedTuple):
    """That so much of one stock is at a stall."""

    variant_id: int
    free: int
    exhibition: Exhibition


def find(exhibition_id: int, family_id: int) -> StallStock | None:
    """What a family has at an exhibition, if it ever brought or named anything."""
    mine = (StallStock.exhibition_id == exhibition_id, StallStock.family_id == family_id)
    return db.session.scalar(select(StallStock).where(*mine).execution_options(populate_existing=True))


def brought(stock_id: int, *, number: int = 1, size: int = PAGE_SIZE) -> Page[Brought]:
    """The products a family brings, with what of them is where; two questions."""
    rows = (
        select(Product, ProductPhoto, func.count().over())
        .join(StallProduct, StallProduct.product_id == Product.id)
        .outerjoin(ProductPhoto, ProductPhoto.id == catalogue.first_photo_of(Product.id))
        .where(StallProduct.stall_stock_id == stock_id)
        .order_by(Product.id)
        .limit(size)
        .offset((number - 1) * size)
    )
    found = db.session.execute(rows).all()
    lots = lots_of(stock_id, [product.id for product, _, _ in found])
    listed = [Brought(product, photo, lots.get(product.id, [])) for product, photo, _ in found]
    return Page(listed, number, found[0][2] if found else 0, size)


def chosen_among(stock_id: int, product_ids: Collection[int]) -> frozenset[int]:
    """Which of these products a family brings."""
    mine = (StallProduct.stall_stock_id == stock_id, StallProduct.product_id.in_(product_ids))
    return frozenset(db.session.scalars(select(StallProduct.product_id).where(*mine)))


def lots_of(stock_id: int, product_ids: Collection[int]) -> dict[int, list[Lot]]:
    """What of the choices of some products is on the web and at a stall, by product; of closed choices only what is there."""
    moved = (
        select(StallMove.item_id, added(MOVED_IN), added(SALE, RELEASE), added(*MISSING))
        .join(StallItem, StallItem.id == StallMove.item_id)
        .where(StallItem.stall_stock_id == stock_id)
        .group_by(StallMove.item_id)
        .subquery()
    )
    here = (StallItem.variant_id == Variant.id) & (StallItem.stall_stock_id == stock_id)
    there = func.coalesce(StallItem.free, 0)
    rows = (
        select(Variant, func.coalesce(StockItem.free, 0), moved.c.moved_in, moved.c.sale, moved.c.lost, there)
        .outerjoin(StockItem, StockItem.variant_id == Variant.id)
        .outerjoin(StallItem, here)
        .outerjoin(moved, moved.c.item_id == StallItem.id)
        .where(Variant.product_id.in_(product_ids), Variant.weighed_from_id.is_(None))
        .where(Variant.is_active | Variant.grams.is_not(None) | (there > 0))
        .order_by(Variant.position, Variant.id)
    )
    found: dict[int, list[Lot]] = {}
    for variant, web, came, sold, missing, free in db.session.execute(rows):
        lot = Lot(variant, web, int(came or 0), -int(sold or 0), -int(missing or 0), free)
        found.setdefault(variant.product_id, []).append(lot)
    return found


def added(*reasons: str) -> Any:
    """The sum of the movements for some reasons, called by the first of them."""
    return func.sum(case((StallMove.reason.in_(reasons), StallMove.change), else_=0)).label(reasons[0])


def to_count(stock_id: int) -> list[ToCount]:
    """What is at a stall, to be counted."""
    rows = (
        select(StallItem.id, Variant, Product, StallItem.free)
        .join(Variant, Variant.id == StallItem.variant_id)
        .join(Product, Product.id == Variant.product_id)
        .where(StallItem.stall_stock_id == stock_id, StallItem.free > 0)
        .order_by(Product.id, Variant.position, Variant.id)
    )
    return [ToCount(*row) for row in db.session.execute(rows)]


def moves_of(stock_id: int, *, number: int = 1, size: int = PAGE_SIZE) -> Page[Moved]:
    """The movements of a stall, the last first."""
    here = StallItem.stall_stock_id == stock_id
    rows = (
        select(StallMove, Variant, Product)
        .join(StallItem, StallItem.id == StallMove.item_id)
        .join(Variant, Variant.id == StallItem.variant_id)
        .join(Product, Product.id == Variant.product_id)
        .where(here)
        .order_by(StallMove.id.desc())
        .limit(size)
        .offset((number - 1) * size)
    )
    counted = select(func.count(StallMove.id)).join(StallItem, StallItem.id == StallMove.item_id).where(here)
    return Page([Moved(*row) for row in db.session.execute(rows)], number, db.session.scalar(counted) or 0, size)


def elsewhere(variant_ids: Collection[int]) -> list[Elsewhere]:
    """How much of these stocks is at stalls, and where; the next exhibition first."""
    rows = (
        select(StallItem.variant_id, StallItem.free, Exhibition)
        .join(StallStock, StallStock.id == StallItem.stall_stock_id)
        .join(StallStock.exhibition)
        .where(StallItem.variant_id.in_(variant_ids), StallItem.free > 0)
        .order_by(Exhibition.first_day, Exhibition.id, StallItem.variant_id)
    )
    return [Elsewhere(*row) for row in db.session.execute(rows)]


def waiting(family_id: int) -> Sequence[StallStock]:
    """The stalls of a family that are to be counted, with their exhibitions; the first that ended first."""
    rows = select(StallStock).join(StallStock.exhibition).options(contains_eager(StallStock.exhibition))
    which = rows.where(StallStock.family_id == family_id, *is_to_count())
    return db.session.scalars(which.order_by(Exhibition.last_day, StallStock.id).limit(20)).all()


def number_waiting(family_id: int) -> ScalarSelect[int]:
    """How many they are, as part of another question."""
    rows = select(func.count(StallStock.id)).join(Exhibition, Exhibition.id == StallStock.exhibition_id)
    return rows.where(StallStock.family_id == family_id, *is_to_count()).correlate(None).scalar_subquery()


def is_to_count() -> tuple[Any, ...]:
    """Of rows of StallStock with their Exhibition: it is over, and something is still there."""
    return (Exhibition.state.in_(OVER), StallStock.counted_at.is_(None), something_lies())
