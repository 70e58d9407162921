"""Families with a stall and goods that go there, to begin a test with."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from sqlalchemy import select

from storefront.community.families import Family
from storefront.fairs import allocations, exhibitions, stall_stock, stalls
from storefront.fairs.exhibitions import Exhibition
from storefront.fairs.stall_stock import Left, StallItem, StallMove, StallStock
from storefront.fairs.stalls import StallPlan
from storefront.goods import stock
from storefront.goods.catalogue import Product, Variant
from storefront.goods.stock import StockItem, StockMove
from storefront.kernel import clock
from storefront.kernel.actors import SYSTEM
from storefront.kernel.database import db
from storefront.kernel.units import unit_of_work
from tests.builders.goods import a_product, variant_of
from tests.builders.stalls import an_open_fair, days_of, stall_of

HOUR = timedelta(hours=1)


@dataclass(frozen=True)
class Holder:
    """A family with a stall at an exhibition, and one product it has pieces of."""

    plan: StallPlan
    family: Family
    product: Product
    variant: Variant

    @property
    def exhibition(self) -> Exhibition:
        return stalls.of_exhibition(self.plan.exhibition_id).exhibition

    def bring(self, units: int = 4, variant: Variant | None = None) -> None:
        stall_stock.bring(self.exhibition, self.family.id, (variant or self.variant).id, units, SYSTEM)

    def take_home(self, units: int) -> None:
        stall_stock.take_home(self.exhibition, self.family.id, self.variant.id, units, SYSTEM)

    def sell(self, pieces: int, variant: Variant | None = None) -> None:
        sold = {(variant or self.variant).id: pieces}
        stall_stock.take_at_stall(self.plan.exhibition_id, sold, subject="sale:1")

    def give_back(self, pieces: int) -> None:
        stall_stock.give_back_at_stall(self.plan.exhibition_id, {self.variant.id: pieces}, subject="sale:1")

    def count(self, units: int, why: str = "") -> None:
        """Counts all that is there, so much of each."""
        head = stall_stock.find(self.plan.exhibition_id, self.family.id)
        assert head
        left = {one.item_id: Left(units, one.free, why) for one in stall_stock.to_count(head.id)}
        stall_stock.count(self.exhibition, self.family.id, left, SYSTEM)

    @property
    def figures(self) -> tuple[int, int]:
        """How much is free on the web, and at the stall."""
        return free_on_web(self.variant), free_at_stall(self.plan.exhibition_id, self.variant)


def a_holder(*, product: Product | None = None, **more: Any) -> Holder:
    """A family that chose a stall; it has ten pieces on the web, or what is told."""
    plan, (family, *_) = an_open_fair(families=1)
    product = product or a_product(of=family, **{"stock": 10, **more})
    allocations.give(plan, stall_of(plan), product.family_id, days_of(plan), SYSTEM)
    return Holder(plan, db.session.get_one(Family, product.family_id), product, variant_of(product))


def goods_at_stalls(plan: StallPlan) -> None:
    """The family that stands on a plan has brought pieces of a product, and taken some of them home."""
    (family_id,) = {one.family_id for rows in allocations.holders(plan.id).values() for one in rows}
    family = db.session.get_one(Family, family_id)
    product = a_product(of=family, stock=10)
    holder = Holder(plan, family, product, variant_of(product))
    holder.bring(6)
    holder.take_home(2)


def counted_at_a_stall() -> None:
    """A family counted its stall at an exhibition that is over, some weeks ago."""
    with clock.set_to(clock.now() - timedelta(days=40)), unit_of_work():
        holder = a_holder()
        holder.bring(5)
    exhibition = holder.exhibition
    with after_closing_in_units(exhibition), unit_of_work():
        holder.count(4, "given_away")


def free_on_web(variant: Variant) -> int:
    return db.session.scalar(select(StockItem.free).where(StockItem.variant_id == variant.stock_id)) or 0


def free_at_stall(exhibition_id: int, variant: Variant) -> int:
    here = select(StallItem.free).join(StallStock, StallStock.id == StallItem.stall_stock_id)
    found = here.where(StallStock.exhibition_id == exhibition_id, StallItem.variant_id == variant.stock_id)
    return db.session.scalar(found) or 0


def moves() -> list[tuple[str, int]]:
    """Every movement at stalls, in order."""
    return [tuple(row) for row in db.session.execute(select(StallMove.reason, StallMove.change).order_by(StallMove.id))]


def carried() -> list[tuple[str, int]]:
    """Every movement on the web that leads to a stall or from one."""
    which = StockMove.reason.in_((stock.CARRIED_OFF, stock.CARRIED_HOME))
    rows = select(StockMove.reason, StockMove.change).where(which).order_by(StockMove.id)
    return [tuple(row) for row in db.session.execute(rows)]


@contextmanager
def after_closing_in_units(exhibition: Exhibition, *, later: timedelta = HOUR) -> Iterator[None]:
    """The same, noted in a unit of work of its own."""
    assert exhibition.closes_at
    with clock.set_to(exhibition.closes_at + later):
        with unit_of_work():
            while exhibitions.turn_one():
                pass
        yield


@contextmanager
def after_closing(exhibition: Exhibition, *, later: timedelta = HOUR) -> Iterator[None]:
    """Some time after the last closing, which the clock has noted."""
    assert exhibition.closes_at
    with clock.set_to(exhibition.closes_at + later):
        while exhibitions.turn_one():
            pass
        yield
