"""Goods at the stalls of the demo market: at the exhibition that is on families have some of theirs at the stall; of one that is
over they were counted and went home."""

from collections.abc import Iterator, Sequence
from datetime import timedelta

from sqlalchemy import select

from storefront.demo.fair_calls import goods_of_families, own_first
from storefront.demo.fair_stalls import a_plan, seat
from storefront.fairs import allocations, exhibitions, stall_stock, stalls
from storefront.fairs.exhibitions import Exhibition
from storefront.fairs.stall_stock import Left
from storefront.goods import portions, stock
from storefront.goods.catalogue import Product, Variant
from storefront.kernel import clock
from storefront.kernel.actors import SYSTEM
from storefront.kernel.database import db
from storefront.kernel.units import unit_of_work

MOST = 5  # products of one family
CAME = 7  # families that brought goods to the one that is over
LEAST = 6  # pieces on the shelf of what some are taken of
GRAMS = 500
HOUR = timedelta(hours=1)


def tell() -> None:
    """What families have at the stalls of the exhibition that is on."""
    live = db.session.scalar(select(Exhibition).where(Exhibition.state == "live").order_by(Exhibition.id))
    if live is not None:
        for family_id in standing(live.id):
            with unit_of_work():
                bring_some(live, family_id)


def standing(exhibition_id: int) -> Sequence[int]:
    """The families with a stall at an exhibition, by id."""
    plan = stalls.find(exhibition_id)
    held = allocations.holders(plan.id) if plan else {}
    return sorted({one.family_id for rows in held.values() for one in rows})


def bring_some(exhibition: Exhibition, family_id: int) -> None:
    """The first products of a family come along: of what lies on its shelf a half, the others to be ordered there."""
    shown = select(Product).where(Product.family_id == family_id, Product.status == "published").order_by(Product.id)
    products = db.session.scalars(shown.limit(MOST)).all()
    stall_stock.choose(exhibition, family_id, [], [one.id for one in products], SYSTEM)
    for product in products:
        for variant, units in halves_of(product):
            stall_stock.bring(exhibition, family_id, variant.id, units, SYSTEM)


def halves_of(product: Product) -> Iterator[tuple[Variant, int]]:
    """A half of what lies on the shelf of a product, of each choice that has enough."""
    if not portions.is_kept(product):
        return
    lying = select(Variant).where(Variant.product_id == product.id, Variant.weighed_from_id.is_(None))
    for variant in db.session.scalars(lying.order_by(Variant.id)):
        free, least = stock.free(variant.id), GRAMS if variant.grams else LEAST
        if free >= least and (variant.is_active or variant.grams):
            yield variant, free // 2


def tell_past(exhibition: Exhibition) -> None:
    """What families brought to one that has just begun; told while it is on."""
    mine, others = own_first(goods_of_families())
    with unit_of_work():
        seat(a_plan(exhibition, "open"), [mine.family_id, *(one.family_id for one in others)][:CAME])
    for family_id in standing(exhibition.id):
        with unit_of_work():
            bring_some(exhibition, family_id)


def count_past(exhibition: Exhibition) -> None:
    """Each counts what it had there some hours after the end; of what it took most of, visitors tasted one piece."""
    assert exhibition.closes_at
    for number, family_id in enumerate(standing(exhibition.id), 1):
        with clock.set_to(exhibition.closes_at + number * HOUR), unit_of_work():
            head = stall_stock.find(exhibition.id, family_id)
            there = stall_stock.to_count(head.id) if head else []
            tasted = max((one for one in there if not one.variant.grams), key=lambda one: one.free, default=None)
            left = {
                one.item_id: Left(one.free - (one is tasted), one.free, "given_away" if one is tasted else "")
                for one in there
            }
            if left:
                stall_stock.count(exhibitions.get(exhibition.id), family_id, left, SYSTEM)
