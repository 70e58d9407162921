"""What everybody sees of the goods at an exhibition: those its families bring, as far as shoppers may see them at all."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Row, ScalarSelect, Select, Subquery, case, func, select

from storefront.fairs import applications
from storefront.fairs.allocations import StallDay
from storefront.fairs.exhibitions import HELD, Exhibition
from storefront.fairs.stall_stock.models import StallItem, StallProduct, StallStock
from storefront.fairs.stalls import Stall, StallPlan
from storefront.goods.catalogue import Product, Variant
from storefront.goods.shelves import ProductCard
from storefront.kernel.database import db
from storefront.kernel.memory import Memory
from storefront.kernel.paging import Page

_card = ProductCard.__table__.c
_next: Memory["There | None"] = Memory(most=2048, seconds=30)
FAMILY = ("family_id", "family_slug", "family_ar", "family_en")


@dataclass(frozen=True)
class Choices:
    """What a list of goods at an exhibition can be narrowed to: families by id with the row of one of their cards, sub-categories
    by id."""

    families: Mapping[int, Row[Any]]
    categories: Sequence[int]


@dataclass(frozen=True)
class There:
    """Where a product can be found outside the web: the exhibition that is on or comes next, the number of its family's stall if
    everybody sees it, and how much is at the stall."""

    slug: str
    name_ar: str
    name_en: str
    first_day: date
    last_day: date
    licence_class: str
    state: str
    stall: str
    free: int


def page_of(
    exhibition_id: int, *, family_id: int | None = None, category_id: int | None = None, number: int = 1, size: int
) -> Page[Row[Any]]:
    """Cards of goods at an exhibition, each with what is free at the stall (`there`) and the number of that (`stall`, empty where
    nobody sees a plan); what is there comes first. One question, and one more beyond the last page."""
    pieces = at_stalls(exhibition_id)
    there = func.coalesce(pieces.c.free, 0).label("there")
    columns: tuple[Any, ...] = (
        ProductCard.product_id,
        StallStock.id.label("stock_id"),
        there,
        func.count().over().label("total"),
    )
    which = narrowed(select(*columns), exhibition_id, family_id, category_id)
    same = (pieces.c.stock_id == StallStock.id) & (pieces.c.product_id == ProductCard.product_id)
    order = (case((there > 0, 0), else_=1), ProductCard.product_id.desc())
    first = which.outerjoin(pieces, same).order_by(*order).limit(size).offset((number - 1) * size).subquery()
    rows = (
        select(*_card, first.c.there, first.c.total, func.coalesce(stall_number(), "").label("stall"))
        .join(first, first.c.product_id == _card.product_id)
        .join(StallStock, StallStock.id == first.c.stock_id)
        .order_by(case((first.c.there > 0, 0), else_=1), first.c.product_id.desc())
    )
    found: Sequence[Any] = db.session.execute(rows).all()
    beyond = total_of(exhibition_id, family_id, category_id) if number > 1 and not found else 0
    return Page(found, number, found[0].total if found else beyond, size)


def stall_number() -> ScalarSelect[str]:
    """Of rows of StallStock: the number of a stall of its family, if everybody sees the plan."""
    return (
        select(func.min(Stall.number))
        .join(StallDay, StallDay.stall_id == Stall.id)
        .join(StallPlan, StallPlan.id == StallDay.plan_id)
        .where(
            StallPlan.exhibition_id == StallStock.exhibition_id,
            StallPlan.shown_at.is_not(None),
            StallDay.family_id == StallStock.family_id,
        )
        .correlate(StallStock)
        .scalar_subquery()
    )


def total_of(exhibition_id: int, family_id: int | None = None, category_id: int | None = None) -> int:
    """How many goods that are."""
    counted = narrowed(select(func.count(ProductCard.product_id)), exhibition_id, family_id, category_id)
    return db.session.scalar(counted) or 0


def at_stalls(exhibition_id: int) -> Subquery:
    """What is free of each product at the stalls of an exhibition."""
    return (
        select(
            StallItem.stall_stock_id.label("stock_id"),
            Variant.product_id.label("product_id"),
            func.sum(StallItem.free).label("free"),
        )
        .join(Variant, Variant.id == StallItem.variant_id)
        .join(StallStock, StallStock.id == StallItem.stall_stock_id)
        .where(StallStock.exhibition_id == exhibition_id)
        .group_by(StallItem.stall_stock_id, Variant.product_id)
        .subquery()
    )


def narrowed(rows: Select[Any], exhibition_id: int, family_id: int | None, category_id: int | None) -> Select[Any]:
    """Cards of an exhibition's goods; of one family, of one sub-category, or all."""
    joined = (
        rows.select_from(ProductCard)
        .join(StallProduct, StallProduct.product_id == ProductCard.product_id)
        .join(StallStock, StallStock.id == StallProduct.stall_stock_id)
        .where(StallStock.exhibition_id == exhibition_id)
    )
    if family_id is not None:
        joined = joined.where(ProductCard.family_id == family_id)
    if category_id is not None:
        joined = joined.join(Product, Product.id == ProductCard.product_id).where(Product.category_id == category_id)
    return joined


def choices_of(exhibition_id: int) -> Choices:
    """The families that bring anything and the sub-categories of that; two questions."""
    names: tuple[Any, ...] = tuple(getattr(ProductCard, name) for name in FAMILY)
    families = narrowed(select(*names).distinct(), exhibition_id, None, None).order_by(ProductCard.family_id)
    kinds = narrowed(select(Product.category_id).distinct(), exhibition_id, None, None)
    kinds = kinds.join(Product, Product.id == ProductCard.product_id).order_by(Product.category_id)
    by_id = {row.family_id: row for row in db.session.execute(families)}
    return Choices(by_id, db.session.scalars(kinds).all())


def families_at(exhibition_id: int) -> Sequence[int]:
    """The families that were at an exhibition, by id: those that brought goods, and those that had a place. One question."""
    brought = select(StallStock.family_id).where(StallStock.exhibition_id == exhibition_id)
    return db.session.scalars(brought.union(applications.exhibiting_rows(exhibition_id))).all()


def where_next(product_id: int) -> There | None:
    """The exhibition at which a product is now, or the next it comes to; from memory: a change shows within half a minute."""
    return _next.get((db.engine, product_id), lambda: read_where_next(product_id))


def read_where_next(product_id: int) -> There | None:
    """The same as it is now; one small question for a product that never left home, as most, and one more for others."""
    ever = select(StallProduct.id).where(StallProduct.product_id == product_id).limit(1)
    return read_next(product_id) if db.session.scalar(ever) else None


def read_next(product_id: int) -> There | None:
    """The exhibition, of those that are held or to come, which is on or comes first; one question."""
    free = (
        select(func.sum(StallItem.free))
        .join(Variant, Variant.id == StallItem.variant_id)
        .where(StallItem.stall_stock_id == StallStock.id, Variant.product_id == product_id)
        .correlate(StallStock)
        .scalar_subquery()
    )
    columns: list[Any] = [getattr(Exhibition, name) for name in tuple(There.__dataclass_fields__)[:7]]
    rows: Select[Any] = (
        select(*columns, func.coalesce(stall_number(), ""), func.coalesce(free, 0))
        .join(StallStock, StallStock.exhibition_id == Exhibition.id)
        .join(StallProduct, StallProduct.stall_stock_id == StallStock.id)
        .where(StallProduct.product_id == product_id, Exhibition.state.in_(HELD), Exhibition.first_day.is_not(None))
        .order_by(Exhibition.first_day, Exhibition.id)
        .limit(1)
    )
    found = db.session.execute(rows).first()
    return There(*found) if found else None
