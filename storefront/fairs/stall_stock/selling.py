"""What is sold at a stall, and what comes back there. For the till and for goods that are collected: they say what a sale is for
(`subject`), and that nothing is sold twice is theirs to hold."""

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import select

from storefront.fairs.stall_stock.commands import ran_out
from storefront.fairs.stall_stock.holding import begun, free_at, held, item_of, move
from storefront.fairs.stall_stock.models import StallItem, StallStock
from storefront.fairs.stall_stock.reasons import FOUND, MOVED_HOME, RELEASE, SALE
from storefront.goods import stock
from storefront.goods.catalogue import Variant
from storefront.kernel.database import db


@dataclass(frozen=True)
class Drawn:
    """What is moved of one count at a stall; there is none of what was never brought."""

    item: StallItem | None
    units: int
    variant: Variant


def take_at_stall(exhibition_id: int, pieces: Mapping[int, int], *, subject: str, by: int | None = None) -> None:
    """Takes pieces of variants (by id) that lie at their families' stalls for a sale, all of them or none. Raises StallRanOut.

    Counts are taken in key order, and nothing else is held: two tills cannot wait for each other. What was sold before its family
    counted can be booked until then.
    """
    for drawn in drawn_of(exhibition_id, pieces):
        if drawn.item is None:
            ran_out(drawn.variant, 0)
        if not move(drawn.item.id, -drawn.units, SALE, subject=subject, by=by):
            ran_out(drawn.variant, free_at(drawn.item.id))


def give_back_at_stall(exhibition_id: int, pieces: Mapping[int, int], *, subject: str, by: int | None = None) -> None:
    """Gives pieces that were taken there back; of a stall that was counted they go home at once. A unit that gives some back and
    takes others gives back first. Raises StallRanOut for what never was there."""
    drawn = drawn_of(exhibition_id, pieces)
    heads = sorted({one.item.stall_stock_id for one in drawn if one.item})
    counted = {head.id for head in held(StallStock.id.in_(heads)) if head.counted_at is not None}
    for one in drawn:
        if one.item is None:
            ran_out(one.variant, 0)
        move(one.item.id, one.units, RELEASE, subject=subject, by=by)
    late = [one for one in drawn if one.item and one.item.stall_stock_id in counted]
    for one in sorted(late, key=lambda each: each.variant.stock_id):
        assert one.item
        move(one.item.id, -one.units, MOVED_HOME, by=by)
        stock.carry_home(one.variant, one.units, subject=one.item.subject, by=by)


def find_at_stall(
    exhibition_id: int, family_id: int, pieces: Mapping[int, int], *, subject: str, by: int | None = None
) -> None:
    """Pieces of variants (by id) of a family turn out to be at its stall: what the counts lack of them is found."""
    head = begun(exhibition_id, family_id)
    for draw in stock.draws(pieces):
        item = item_of(head.id, draw.variant.stock_id)
        lacks = draw.units - free_at(item.id)
        if lacks > 0:
            move(item.id, lacks, FOUND, subject=subject, by=by)


def drawn_of(exhibition_id: int, pieces: Mapping[int, int]) -> list[Drawn]:
    """Pieces of variants as what they are of each count, in key order; what was never brought comes first."""
    draws = stock.draws(pieces)
    here = select(StallItem).join(StallStock, StallStock.id == StallItem.stall_stock_id)
    lying = here.where(
        StallStock.exhibition_id == exhibition_id, StallItem.variant_id.in_([one.variant.stock_id for one in draws])
    )
    items = {item.variant_id: item for item in db.session.scalars(lying)}
    found = [Drawn(items.get(one.variant.stock_id), one.units, one.variant) for one in draws]
    return sorted(found, key=lambda one: one.item.id if one.item else 0)
