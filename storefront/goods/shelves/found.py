"""Goods that were found by their words, read like a shelf: what may be seen of them, filtered, counted, in order."""

from collections.abc import Mapping, Sequence

from sqlalchemy import bindparam, literal_column, select

from storefront.goods.shelves.counts import Counts, Cube
from storefront.goods.shelves.editions import edition
from storefront.goods.shelves.models import ShelfEntry
from storefront.goods.shelves.places import WHOLE_MARKET
from storefront.goods.shelves.queries import Listing, cards
from storefront.goods.shelves.wishes import Filter
from storefront.kernel.database import db
from storefront.kernel.memory import Memory
from storefront.kernel.paging import PAGE_SIZE, Page

MOST_FOUND = 800  # a database takes so many values in one question
_entry = ShelfEntry.__table__.c
# each row is a cell of a cube with one product in it; what it is sorted by comes after
_goods = select(
    *(
        _entry.region_id,
        _entry.city_id,
        _entry.category_id,
        _entry.is_ready,
        _entry.allergen_bits,
        _entry.attribute_bits,
    ),
    literal_column("1"),
    *(_entry.product_id, _entry.published, _entry.price_minor, _entry.sold),
).where(_entry.shelf == WHOLE_MARKET, _entry.product_id.in_(bindparam("ids", expanding=True)))
PRODUCT, PUBLISHED, PRICE, SOLD = range(7, 11)
SORTS: Mapping[str, tuple[int, int]] = {
    "newest": (PUBLISHED, -1),
    "price": (PRICE, 1),
    "-price": (PRICE, -1),
    "sold": (SOLD, -1),
}
_answers: Memory[tuple[Counts, Sequence[int]]] = Memory(most=128)


def among(
    product_ids: Sequence[int], wish: Filter, *, order: str = "", number: int = 1, size: int = PAGE_SIZE
) -> Listing:
    """A page of these products as the wish wants them: best first (their own order), or by a key of SORTS."""
    asked, now = tuple(product_ids[:MOST_FOUND]), edition()
    if now is None:
        counts, fitting = _answer(asked, wish, order)
    else:
        age = now.shown if order == "sold" else now.counted
        name = (db.engine, age, asked, wish, order)
        counts, fitting = _answers.get(name, lambda: _answer(asked, wish, order))
    page = cards(fitting[size * (number - 1) : size * number])
    return Listing(Page(page, number, len(fitting), size), counts, now)


def totals_among(product_ids: Sequence[int], wishes: Sequence[Filter]) -> list[int]:
    """How many of these products each of these wishes shows; one query."""
    rows = db.session.execute(_goods, {"ids": tuple(product_ids[:MOST_FOUND])}).all()
    return [Cube([row for row in rows if _in_price(row[PRICE], wish)]).total(wish) for wish in wishes]


def _answer(asked: Sequence[int], wish: Filter, order: str) -> tuple[Counts, Sequence[int]]:
    """The counts of these products, and the ids of those that fit, in order."""
    rows = {row[PRODUCT]: row for row in db.session.execute(_goods, {"ids": asked})}
    ranked = [rows[product_id] for product_id in asked if product_id in rows]
    cube = Cube([row for row in ranked if _in_price(row[PRICE], wish)])
    fitting = list(cube.matching(wish))
    if order in SORTS:
        place, direction = SORTS[order]
        fitting.sort(key=lambda row: (direction * row[place], direction * row[PRODUCT]))
    return cube.counts(wish), [row[PRODUCT] for row in fitting]


def _in_price(price_minor: int, wish: Filter) -> bool:
    low, high = wish.price_from, wish.price_to
    return (low is None or price_minor >= low) and (high is None or price_minor <= high)
