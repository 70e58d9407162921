"""Questions about goods at stalls: each count is the sum of its movements, what left the web is what came there, and nothing
stays where it cannot be sold or was counted."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from sqlalchemy import Select, and_, func, or_, select

from storefront.fairs import stall_stock
from storefront.fairs.exhibitions import Exhibition
from storefront.fairs.stall_stock import StallItem, StallMove, StallProduct, StallStock
from storefront.goods.catalogue import Product, Variant
from storefront.goods.stock import CARRIED_HOME, CARRIED_OFF, StockMove
from storefront.kernel import clock
from storefront.kernel.database import db

LATE = timedelta(hours=1)  # the worker had its time
WAYS = (stall_stock.reasons.MOVED_IN, stall_stock.reasons.MOVED_HOME)


def counts_that_are_not_their_movements() -> Sequence[str]:
    """What is free at a stall is the sum of its movements."""
    moved = func.coalesce(func.sum(StallMove.change), 0)
    rows = (
        select(StallItem.id, StallItem.free, moved)
        .outerjoin(StallMove, StallMove.item_id == StallItem.id)
        .group_by(StallItem.id, StallItem.free)
        .having(moved != StallItem.free)
        .order_by(StallItem.id)
    )
    return [f"stall item {item}: free {free}, moved {total}" for item, free, total in db.session.execute(rows)]


def goods_that_left_and_did_not_arrive() -> Sequence[str]:
    """What left the web for a stall is what came to it, and what left the stall for the web is what came home."""
    there = db.session.execute(carried(StallMove.item_id, StallMove, WAYS))
    at_stalls = {stall_stock.subject_of(item): int(moved) for item, moved in there}
    left = db.session.execute(carried(StockMove.subject, StockMove, (CARRIED_OFF, CARRIED_HOME)))
    web: dict[str, int] = {subject: int(moved) for subject, moved in left}
    apart = sorted(one for one in web.keys() | at_stalls.keys() if web.get(one, 0) + at_stalls.get(one, 0))
    return [f"{one}: {at_stalls.get(one, 0)} came, {-web.get(one, 0)} left" for one in apart]


def carried(by: Any, table: Any, reasons: tuple[str, ...]) -> Select[Any]:
    return select(by, func.sum(table.change)).where(table.reason.in_(reasons)).group_by(by)


def goods_that_should_be_home() -> Sequence[str]:
    """Nothing is at a stall that was counted, nor where it cannot stay; the worker has an hour for the latter."""
    rows = select(StallItem.id).join(StallStock, StallStock.id == StallItem.stall_stock_id)
    joined = rows.join(Exhibition, Exhibition.id == StallStock.exhibition_id).where(StallItem.free > 0)
    waits = and_(stall_stock.goes_home(), Exhibition.changed_at < clock.now() - LATE)
    wrong = joined.where(or_(StallStock.counted_at.is_not(None), waits)).order_by(StallItem.id)
    return [f"stall item {item}" for item in db.session.scalars(wrong)]


def stalls_nobody_was_asked_to_count() -> Sequence[str]:
    """Once an exhibition is over, families with goods at their stall are asked to count them."""
    rows = select(StallStock.id).join(Exhibition, Exhibition.id == StallStock.exhibition_id)
    late = (StallStock.asked_at.is_(None), Exhibition.closes_at < clock.now() - LATE)
    wrong = rows.where(*stall_stock.is_to_count(), *late).order_by(StallStock.id)
    return [f"stall stock {one}" for one in db.session.scalars(wrong)]


def goods_of_another_family() -> Sequence[str]:
    """What a family brings, and what is at its stall, is its own."""
    named = select(StallStock.id).join(StallProduct, StallProduct.stall_stock_id == StallStock.id)
    named = named.join(Product, Product.id == StallProduct.product_id)
    lying = select(StallStock.id).join(StallItem, StallItem.stall_stock_id == StallStock.id)
    lying = lying.join(Variant, Variant.id == StallItem.variant_id).join(Product, Product.id == Variant.product_id)
    wrong = {
        one
        for rows in (named, lying)
        for one in db.session.scalars(rows.where(Product.family_id != StallStock.family_id))
    }
    return [f"stall stock {one}" for one in sorted(wrong)]


TOLD = (
    ("What is at a stall is the sum of its movements", counts_that_are_not_their_movements),
    ("What left the web for a stall came there, and came home", goods_that_left_and_did_not_arrive),
    ("Goods are at stalls where they can stay (is the worker running?)", goods_that_should_be_home),
    ("Stalls are asked to count (is the worker running?)", stalls_nobody_was_asked_to_count),
    ("Goods at a stall are its family's", goods_of_another_family),
)
