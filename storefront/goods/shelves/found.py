"""Goods that were found by their words, read like a shelf: what may be seen of them, filtered, counted, in order."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Row, select

from storefront.goods.shelves.counts import Cube
from storefront.goods.shelves.models import ShelfEntry
from storefront.goods.shelves.places import WHOLE_MARKET
from storefront.goods.shelves.queries import Listing, cards
from storefront.goods.shelves.wishes import Filter
from storefront.kernel.database import db
from storefront.kernel.paging import PAGE_SIZE, Page

MOST_FOUND = 800  # a database takes so many values in one question
SORTS = {
    "newest": lambda row: (-row.published, -row.product_id),
    "price": lambda row: (row.price_minor, row.product_id),
    "-price": lambda row: (-row.price_minor, -row.product_id),
    "sold": lambda row: (-row.sold, -row.product_id),
}
_entries = select(*ShelfEntry.__table__.c).where(ShelfEntry.shelf == WHOLE_MARKET)


def among(
    product_ids: Sequence[int], wish: Filter, *, order: str = "", number: int = 1, size: int = PAGE_SIZE
) -> Listing:
    """A page of these products as the wish wants them: best first (their own order), or by a key of SORTS."""
    asked = list(product_ids[:MOST_FOUND])
    rows = {row.product_id: row for row in db.session.execute(_entries.where(ShelfEntry.product_id.in_(asked)))}
    ranked = [rows[product_id] for product_id in asked if product_id in rows]
    priced = [row for row in ranked if in_price(row, wish)]
    counts = Cube([facets(row) for row in priced]).counts(wish)
    fitting = [row for row in priced if fits(row, wish)]
    if order in SORTS:
        fitting.sort(key=SORTS[order])
    page = fitting[size * (number - 1) : size * number]
    return Listing(Page(cards([row.product_id for row in page]), number, len(fitting), size), counts)


def facets(row: Row[Any]) -> tuple[int, int, int, bool, int, int]:
    """What a row is counted by."""
    return row.region_id, row.city_id, row.category_id, bool(row.is_ready), row.allergen_bits, 1


def in_price(row: Row[Any], wish: Filter) -> bool:
    """Whether a row lies in the price range of a wish."""
    low, high = wish.price_from, wish.price_to
    return (low is None or row.price_minor >= low) and (high is None or row.price_minor <= high)


def fits(row: Row[Any], wish: Filter) -> bool:
    """Whether a row is what the other filters ask for."""
    return (
        wish.region_id in (None, row.region_id)
        and wish.city_id in (None, row.city_id)
        and wish.category_id in (None, row.category_id)
        and wish.ready in (None, bool(row.is_ready))
        and not row.allergen_bits & wish.without_bits
    )
