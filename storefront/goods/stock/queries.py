"""Reading pieces on hand, and why a wish can or cannot be met."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import bindparam, func, select

from storefront.goods.catalogue import Product, Variant
from storefront.goods.stock.models import StockItem, StockMove
from storefront.kernel.database import db


@dataclass(frozen=True)
class Availability:
    """Whether so many pieces can be had, and how many there are (None: made to order, no limit)."""

    is_enough: bool
    left: int | None


_item = StockItem.__table__.c
_free = select(_item.variant_id, _item.free).where(_item.variant_id.in_(bindparam("variants", expanding=True)))


def free_of(variant_ids: Sequence[int]) -> dict[int, int]:
    """Free pieces by variant, of those that are counted."""
    return {variant_id: free for variant_id, free in db.session.execute(_free, {"variants": variant_ids})}


def availability(product: Product, variant: Variant, quantity: int, free: Mapping[int, int]) -> Availability:
    """Whether `quantity` pieces of a variant can be had; `free` comes from free_of."""
    if product.stock_mode != "counted":
        return Availability(True, None)
    left = free.get(variant.id, 0)
    return Availability(left >= quantity, left)


def astray() -> Sequence[tuple[int, int, int]]:
    """Variants whose free pieces are not the sum of their movements: id, free, sum. Must be empty."""
    moved = func.coalesce(func.sum(StockMove.change), 0)
    statement = (
        select(StockItem.variant_id, StockItem.free, moved)
        .outerjoin(StockMove, StockMove.variant_id == StockItem.variant_id)
        .group_by(StockItem.variant_id, StockItem.free)
        .having(moved != StockItem.free)
    )
    return [(variant_id, free, int(total)) for variant_id, free, total in db.session.execute(statement)]
