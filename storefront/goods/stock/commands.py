"""Moving pieces: counted goods are taken by one guarded statement, so that nobody can sell what is not there."""

from collections.abc import Mapping

from sqlalchemy import update

from storefront.goods.catalogue import Product, Variant
from storefront.goods.stock.facts import StockChanged
from storefront.goods.stock.models import StockItem, StockMove
from storefront.goods.stock.refusals import CountHasChanged, CountIsNotValid, StockRanOut
from storefront.kernel import clock
from storefront.kernel.database import db, insert_once
from storefront.kernel.facts import tell
from storefront.kernel.refusals import Named

MOST = 100_000


def take(pieces: Mapping[int, int], *, subject: str) -> None:
    """Takes pieces of counted variants (by id) for a sale, all of them or none. Raises StockRanOut.

    Rows are taken in key order, so that two buyers of the same goods cannot wait for each other.
    """
    for variant_id in sorted(pieces):
        _take(variant_id, pieces[variant_id], subject)


def _take(variant_id: int, quantity: int, subject: str) -> None:
    enough = StockItem.free >= quantity
    guarded = (
        update(StockItem)
        .where(StockItem.variant_id == variant_id, enough)
        .values(free=StockItem.free - quantity)
        .returning(StockItem.free)
        .execution_options(synchronize_session=False)
    )
    left = db.session.execute(guarded).scalar_one_or_none()
    if left is None:
        variant = db.session.get_one(Variant, variant_id)
        product = db.session.get_one(Product, variant.product_id)
        raise StockRanOut(product=Named.of(product, "name"), variant_id=variant_id, left=free(variant_id))
    _record(variant_id, -quantity, left, "sale", subject, None)


def put_back(pieces: Mapping[int, int], *, reason: str, subject: str, by: int | None = None) -> None:
    """Gives pieces of counted variants back: `reason` is release (never paid), return, or correction."""
    for variant_id in sorted(pieces):
        _add(variant_id, pieces[variant_id], reason, subject, by)


def set_aside(pieces: Mapping[int, int], *, subject: str, by: int | None = None) -> None:
    """Notes that pieces of counted variants came home and cannot be sold again: what is free stays as it is."""
    for variant_id in sorted(pieces):
        left = free(variant_id)
        _record(variant_id, pieces[variant_id], left, "return", subject, by)
        _record(variant_id, -pieces[variant_id], left, "spoilage", subject, by)


def _add(variant_id: int, change: int, reason: str, subject: str, by: int | None) -> None:
    statement = (
        update(StockItem)
        .where(StockItem.variant_id == variant_id)
        .values(free=StockItem.free + change)
        .returning(StockItem.free)
        .execution_options(synchronize_session=False)
    )
    left = db.session.execute(statement).scalar_one()
    _record(variant_id, change, left, reason, subject, by)


def _record(variant_id: int, change: int, left: int, reason: str, subject: str, by: int | None) -> None:
    move = StockMove(
        variant_id=variant_id, change=change, reason=reason, subject=subject, moved_at=clock.now(), moved_by=by
    )
    db.session.add(move)
    variant = db.session.get_one(Variant, variant_id)
    tell(StockChanged(variant.product_id, variant_id, left))


def count(variant: Variant, pieces: int, *, by: int | None = None, seen: int | None = None) -> None:
    """Sets the pieces on hand to what was counted, as a movement of the difference.

    `seen` is how many there were on the page the count was made from. Raises CountIsNotValid, and CountHasChanged when
    some were sold or came back in the meantime.
    """
    if not 0 <= pieces <= MOST:
        raise CountIsNotValid()
    first = insert_once(StockItem).values(variant_id=variant.id, free=0)
    db.session.execute(first.on_conflict_do_nothing(index_elements=["variant_id"]))
    before = db.session.get_one(StockItem, variant.id, with_for_update=True, populate_existing=True).free
    if seen is not None and seen != before:
        raise CountHasChanged(left=before)
    if pieces != before:
        _add(variant.id, pieces - before, "count", f"variant:{variant.id}", by)


def free(variant_id: int) -> int:
    """How many pieces of a counted variant can be sold now."""
    item = db.session.get(StockItem, variant_id, populate_existing=True)
    return item.free if item else 0
