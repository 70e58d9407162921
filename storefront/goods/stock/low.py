"""What runs out: counted goods on the shelves of which nothing is left, or less than is likely to be sold soon.

The rule, which a family can check by itself: fewer pieces are left than were sold in the last fourteen days; or three or fewer
are left of what somebody bought in the last sixty. What is made to order has no pieces and cannot run out. Of what is sold by
weight all portions run out together: grams are compared, and three or fewer are those of its smallest portion.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import ColumnElement, Subquery, and_, case, func, or_, select
from sqlalchemy.orm import aliased, contains_eager

from storefront.goods import catalogue
from storefront.goods.catalogue import Product, ProductPhoto, Variant
from storefront.goods.portions import BY_WEIGHT, COUNTED
from storefront.goods.stock.models import StockItem, StockMove
from storefront.kernel import clock
from storefront.kernel.database import db

FEW_PIECES = 3
SOON, LATELY = timedelta(days=14), timedelta(days=60)
SOLD = ("sale", "release")  # what was sold, less what came back because nobody paid


@dataclass(frozen=True)
class Low:
    """A choice of a product that runs out, with the product and its first picture; pieces left, and pieces sold within
    fourteen days. Of what is sold by weight the first portion stands for all of them, in grams."""

    variant: Variant
    photo: ProductPhoto | None
    left: int
    sold: int


@dataclass(frozen=True)
class Running:
    """The first of what runs out, and how much that is in all."""

    rows: Sequence[Low] = ()
    total: int = 0


def running_out(family_id: int, *, most: int) -> Running:
    """What runs out on the shelves of a family: what people buy before what nobody bought in sixty days, the fewest left
    first, and of those what sells best. One query."""
    sold, left = _sold(family_id), func.coalesce(StockItem.free, 0)
    soon, lately, least = func.coalesce(sold.c.soon, 0), func.coalesce(sold.c.lately, 0), _least()
    statement = (
        select(Variant, ProductPhoto, left, soon, func.count().over())
        .join(Variant.product)
        .outerjoin(StockItem, StockItem.variant_id == Variant.id)
        .outerjoin(sold, sold.c.variant_id == Variant.id)
        .outerjoin(ProductPhoto, ProductPhoto.id == catalogue.first_photo_of(Product.id))
        .where(*_its_stock(family_id))
        .where(or_(left < least, left < soon, and_(left <= FEW_PIECES * least, lately > 0)))
        .options(contains_eager(Variant.product))
        .order_by(case((lately > 0, 0), else_=1), left, lately.desc(), Variant.id)
        .limit(most)
    )
    found = db.session.execute(statement).all()
    rows = [Low(variant, photo, left, max(0, int(sold))) for variant, photo, left, sold, _ in found]
    return Running(rows, found[0][-1] if found else 0)


def _its_stock(family_id: int) -> tuple[ColumnElement[bool], ...]:
    """The variants of a family at which stock lies that is sold from now: each that is counted and offered, and the first
    of what is weighed, offered or not."""
    weighed = and_(Product.stock_mode == BY_WEIGHT, Variant.weighed_from_id.is_(None))
    counted = and_(Product.stock_mode == COUNTED, Variant.is_active)
    return Product.family_id == family_id, Product.status == "published", or_(counted, weighed)


def _least() -> ColumnElement[int]:
    """The grams of the smallest portion that is offered; one, of what is counted."""
    portion = aliased(Variant)
    offered = select(func.min(portion.grams)).where(portion.product_id == Variant.product_id, portion.is_active)
    return func.coalesce(offered.correlate(Variant).scalar_subquery(), 1)


def _sold(family_id: int) -> Subquery:
    """What was sold of a family's stock, by variant at which it lies: within the fourteen and the sixty days."""
    now, pieces = clock.now(), -StockMove.change
    mine = select(Variant.id).join(Product, Product.id == Variant.product_id).where(*_its_stock(family_id))
    return (
        select(
            StockMove.variant_id,
            func.sum(case((StockMove.moved_at >= now - SOON, pieces), else_=0)).label("soon"),
            func.sum(pieces).label("lately"),
        )
        .where(StockMove.reason.in_(SOLD), StockMove.moved_at >= now - LATELY, StockMove.variant_id.in_(mine))
        .group_by(StockMove.variant_id)
        .subquery()
    )
