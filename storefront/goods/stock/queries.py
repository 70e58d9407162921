"""Reading what is on hand, and how much of it can be had."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import ColumnElement, bindparam, case, func, select

from storefront.goods.catalogue import Variant
from storefront.goods.portions import is_kept
from storefront.goods.stock.models import StockItem, StockMove
from storefront.kernel.database import db

_whole = StockItem.free // Variant.units
PIECES: ColumnElement[int] = func.coalesce(
    func.sum(case((Variant.grams.is_(None), StockItem.free), else_=0))
    + func.max(case((Variant.grams.is_not(None), _whole), else_=0)),
    0,
)
"""Of the variants of a product, joined with their stock: all their pieces, or how many of its smallest portion there are."""

_free = (
    select(Variant.id, _whole)
    .join(StockItem, StockItem.variant_id == Variant.stock_id)
    .where(Variant.id.in_(bindparam("variants", expanding=True)))
)
_items = select(StockItem.variant_id, StockItem.free).where(
    StockItem.variant_id.in_(bindparam("items", expanding=True))
)


@dataclass
class Rest:
    """What is free, in pieces or grams by whose stock it is, while it is given out: two portions of one product share its
    grams. Variants are objects or rows of their table."""

    free: dict[int, int] = field(default_factory=dict)

    def whole(self, variant: Any) -> int:
        """How many of a variant that is kept in stock can be had."""
        return self.units(variant) // (variant.grams or 1)

    def left(self, variant: Variant) -> int | None:
        """How many of a variant can be had (its product is loaded); None when it is made to order, without limit."""
        return self.whole(variant) if is_kept(variant.product) else None

    def units(self, variant: Any) -> int:
        """What is free of its stock: pieces, or grams for all portions together."""
        return max(0, self.free.get(item_of(variant), 0))

    def give(self, variant: Variant, pieces: int) -> None:
        """So many of a variant are spoken for."""
        self.take(variant, pieces * variant.units)

    def take(self, variant: Any, units: int) -> None:
        """So many pieces or grams of its stock are spoken for."""
        self.free[item_of(variant)] = self.free.get(item_of(variant), 0) - units


def item_of(variant: Any) -> int:
    """At which variant its stock lies."""
    return int(variant.weighed_from_id or variant.id)


def rest_of(variants: Iterable[Any]) -> Rest:
    """What is free of variants; one query."""
    items = sorted({item_of(variant) for variant in variants})
    return Rest({item: free for item, free in db.session.execute(_items, {"items": items})} if items else {})


def free_of(variant_ids: Collection[int]) -> dict[int, int]:
    """How many of each of these variants can be had by themselves: pieces, or whole portions; of those that were counted."""
    return {variant_id: free for variant_id, free in db.session.execute(_free, {"variants": variant_ids})}


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
