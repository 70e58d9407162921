"""Moving what is on hand: it is taken by one guarded statement, so that nobody can sell what is not there.

Callers speak of pieces of variants. Pieces of what is sold by weight are portions: here they become the grams of their
product, and its movements are in grams.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import exists, select, update

from storefront.goods.catalogue import Product, Variant
from storefront.goods.stock.facts import StockChanged
from storefront.goods.stock.models import StockItem, StockMove
from storefront.goods.stock.refusals import CountHasChanged, CountIsNotValid, StockRanOut, WeightIsNotValid
from storefront.kernel import clock
from storefront.kernel.database import db, insert_once
from storefront.kernel.facts import tell
from storefront.kernel.refusals import Named

MOST = 100_000  # pieces
MOST_GRAMS = 1_000_000  # a tonne
CARRIED_OFF, CARRIED_HOME = "to_stall", "from_stall"


@dataclass(frozen=True)
class Draw:
    """What is moved of one stock: pieces or grams, and the largest of the variants it is for."""

    units: int
    variant: Variant


def draws(pieces: Mapping[int, int]) -> list[Draw]:
    """Pieces of variants (by id) as what they are of each stock, in the order in which stocks are locked."""
    units: dict[int, int] = {}
    largest: dict[int, Variant] = {}
    for variant_id, number in pieces.items():
        variant = db.session.get_one(Variant, variant_id)
        item = variant.stock_id
        units[item] = units.get(item, 0) + number * variant.units
        largest[item] = max(largest.get(item, variant), variant, key=lambda one: (one.units, one.id))
    return [Draw(units[item], largest[item]) for item in sorted(units)]


def take(pieces: Mapping[int, int], *, subject: str) -> None:
    """Takes pieces of variants (by id) for a sale, all of them or none. Raises StockRanOut.

    Rows are taken in key order, so that two buyers of the same goods cannot wait for each other.
    """
    for draw in draws(pieces):
        _take(draw.variant, draw.units, "sale", subject)


def carry_off(variant: Variant, units: int, *, subject: str, by: int | None = None) -> None:
    """Takes pieces of a variant, or grams of all its product, to where they are counted apart, by the guard of every sale.
    Whoever carries several goes by the variants at which they lie. Raises StockRanOut."""
    _take(variant, units, CARRIED_OFF, subject, by)


def carry_home(variant: Variant, units: int, *, subject: str, by: int | None = None) -> None:
    """What was carried off, or was found there, is free again."""
    _add(variant, units, CARRIED_HOME, subject, by)


def _take(variant: Variant, units: int, reason: str, subject: str, by: int | None = None) -> None:
    """One guarded statement. It also asks whether the stock is still counted in what it was when the variant was read."""
    enough = StockItem.free >= units
    as_read = (Variant.id == variant.id, Variant.grams.is_not_distinct_from(variant.grams))
    guarded = (
        update(StockItem)
        .where(StockItem.variant_id == variant.stock_id, enough, exists().where(*as_read))
        .values(free=StockItem.free - units)
        .returning(StockItem.free)
        .execution_options(synchronize_session=False)
    )
    left = db.session.execute(guarded).scalar_one_or_none()
    if left is None:
        product = db.session.get_one(Product, variant.product_id)
        left = free(variant.stock_id)
        raise StockRanOut(
            product=Named.of(product, "name"), variant_id=variant.id, left=left, is_weighed=bool(variant.grams)
        )
    _record(variant, -units, left, reason, subject, by)


def put_back(pieces: Mapping[int, int], *, reason: str, subject: str, by: int | None = None) -> None:
    """Gives pieces of variants back: `reason` is release (never paid), return, or correction."""
    for draw in draws(pieces):
        _add(draw.variant, draw.units, reason, subject, by)


def set_aside(pieces: Mapping[int, int], *, subject: str, by: int | None = None) -> None:
    """Notes that pieces of variants came home and cannot be sold again: what is free stays as it is."""
    for draw in draws(pieces):
        left = free(draw.variant.stock_id)
        _record(draw.variant, draw.units, left, "return", subject, by)
        _record(draw.variant, -draw.units, left, "spoilage", subject, by)


def _add(variant: Variant, change: int, reason: str, subject: str, by: int | None) -> None:
    statement = (
        update(StockItem)
        .where(StockItem.variant_id == variant.stock_id)
        .values(free=StockItem.free + change)
        .returning(StockItem.free)
        .execution_options(synchronize_session=False)
    )
    left = db.session.execute(statement).scalar_one()
    _record(variant, change, left, reason, subject, by)


def _record(variant: Variant, change: int, left: int, reason: str, subject: str, by: int | None) -> None:
    item = variant.stock_id
    move = StockMove(variant_id=item, change=change, reason=reason, subject=subject, moved_at=clock.now(), moved_by=by)
    db.session.add(move)
    tell(StockChanged(variant.product_id, item, left))


def count(variant: Variant, units: int, *, by: int | None = None, seen: int | None = None) -> None:
    """Sets the pieces on hand, or the grams of the whole product, to what was counted or weighed, as a movement of the
    difference.

    `seen` is how much there was on the page the count was made from. Raises CountIsNotValid, WeightIsNotValid, and
    CountHasChanged when some was sold or came back in the meantime.
    """
    if not 0 <= units <= (MOST_GRAMS if variant.grams else MOST):
        raise WeightIsNotValid() if variant.grams else CountIsNotValid()
    item = variant.stock_id
    first = insert_once(StockItem).values(variant_id=item, free=0)
    db.session.execute(first.on_conflict_do_nothing(index_elements=["variant_id"]))
    before = db.session.get_one(StockItem, item, with_for_update=True, populate_existing=True).free
    if seen is not None and seen != before:
        raise CountHasChanged(left=before, is_weighed=bool(variant.grams))
    if units != before:
        _add(variant, units - before, "count", f"variant:{item}", by)


def clear(product: Product, *, by: int | None = None) -> bool:
    """Nothing of a product is on hand any more, so that it can be counted in something else. False when any of it was ever
    sold from stock or taken to a stall; whoever buys at this moment waits for the answer, or is waited for."""
    own = (
        select(Variant).where(Variant.product_id == product.id, Variant.weighed_from_id.is_(None)).order_by(Variant.id)
    )
    items = db.session.scalars(own).all()
    for variant in items:
        count(variant, 0, by=by)
    sold = select(StockMove.id).where(
        StockMove.variant_id.in_([variant.id for variant in items]), StockMove.reason.in_(("sale", CARRIED_OFF))
    )
    return db.session.scalar(sold.limit(1)) is None


def free(item_id: int) -> int:
    """How many pieces, or grams, of one stock can be sold now."""
    item = db.session.get(StockItem, item_id, populate_existing=True)
    return item.free if item else 0
