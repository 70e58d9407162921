"""Reading shelves: a page of cards for any shelf, filter and order; at most four short statements, built once."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Row, Select, func, select

from storefront.goods.catalogue import allergen_bits
from storefront.goods.shelves.counts import Counts, cube_of
from storefront.goods.shelves.models import ProductCard, ShelfEntry
from storefront.kernel.database import db
from storefront.kernel.paging import PAGE_SIZE, Page

ORDERS = {
    "newest": (ShelfEntry.published.desc(), ShelfEntry.product_id.desc()),
    "price": (ShelfEntry.price_minor, ShelfEntry.product_id),
    "-price": (ShelfEntry.price_minor.desc(), ShelfEntry.product_id.desc()),
    "sold": (ShelfEntry.sold.desc(), ShelfEntry.product_id.desc()),
}


@dataclass(frozen=True)
class Filter:
    """What a shopper asked of a shelf. Empty means everything. Prices are halalas, both ends included."""

    region_id: int | None = None
    city_id: int | None = None
    category_id: int | None = None
    ready: bool | None = None  # True: ready now, False: made to order
    without: frozenset[str] = frozenset()  # allergens it must not hold
    price_from: int | None = None
    price_to: int | None = None
    upto: int | None = (
        None  # shown since no later than this (seconds since 1970): keeps pages still while goods are added
    )

    @property
    def without_bits(self) -> int:
        return allergen_bits(self.without)


@dataclass(frozen=True)
class Listing:
    """A page of a shelf, and how many goods each further choice would show."""

    page: Page[Row[Any]]
    counts: Counts


_cards = select(*ProductCard.__table__.c)


def listing(shelf: int, wish: Filter, *, order: str = "newest", number: int = 1, size: int = PAGE_SIZE) -> Listing:
    """Page `number` of a shelf with its counts; `order` is a key of ORDERS."""
    counts = cube_of(shelf, wish.price_from, wish.price_to, wish.upto).counts(wish)
    ids = db.session.execute(_ids(shelf, wish, order).limit(size).offset(size * (number - 1))).scalars().all()
    return Listing(Page(cards(ids), number, counts.total, size), counts)


def first(shelf: int, wish: Filter, *, order: str = "newest", size: int) -> Sequence[Row[Any]]:
    """The first cards of a shelf, for a strip on another page."""
    return cards(db.session.execute(_ids(shelf, wish, order).limit(size)).scalars().all())


def cards(product_ids: Sequence[int]) -> Sequence[Row[Any]]:
    """The cards of these products, in this order; those that may not be seen are left out."""
    if not product_ids:
        return []
    rows = {row.product_id: row for row in db.session.execute(_cards.where(ProductCard.product_id.in_(product_ids)))}
    return [rows[product_id] for product_id in product_ids if product_id in rows]


def card(product_id: int) -> Row[Any] | None:
    """The card of one product, if it may be seen."""
    return next(iter(cards([product_id])), None)


def _ids(shelf: int, wish: Filter, order: str) -> Select[int]:
    statement = select(ShelfEntry.product_id).where(ShelfEntry.shelf == shelf)
    return statement.where(*conditions(wish)).order_by(*ORDERS[order])


def conditions(wish: Filter) -> Iterable[Any]:
    """A wish as conditions on shelf rows."""
    equal = ("region_id", "city_id", "category_id")
    for column in equal:
        if getattr(wish, column) is not None:
            yield getattr(ShelfEntry, column) == getattr(wish, column)
    if wish.ready is not None:
        yield ShelfEntry.is_ready.is_(wish.ready)
    if wish.without:
        yield ShelfEntry.allergen_bits.bitwise_and(wish.without_bits) == 0
    if wish.price_from is not None:
        yield ShelfEntry.price_minor >= wish.price_from
    if wish.price_to is not None:
        yield ShelfEntry.price_minor <= wish.price_to
    if wish.upto is not None:
        yield ShelfEntry.published <= wish.upto


def faces(family_ids: Sequence[int], each: int) -> dict[int, list[Row[Any]]]:
    """A few cards of each family, for the pictures on its own card; one query however many families."""
    place = func.row_number().over(partition_by=ProductCard.family_id, order_by=ProductCard.product_id.desc())
    ranked = (
        select(*ProductCard.__table__.c, place.label("place")).where(ProductCard.family_id.in_(family_ids)).subquery()
    )
    found: dict[int, list[Row[Any]]] = {}
    for row in db.session.execute(select(ranked).where(ranked.c.place <= each)):
        found.setdefault(row.family_id, []).append(row)
    return found


def count(shelf: int) -> int:
    """How many goods stand on a shelf; from memory while nothing changes."""
    return cube_of(shelf, None, None, None).counts(Filter()).total


def addresses(part: int, size: int) -> Sequence[tuple[int, str]]:
    """Ids and readable words of visible products, in parts, by id; for the site map."""
    statement = select(ProductCard.product_id, ProductCard.slug).order_by(ProductCard.product_id)
    return [(row.product_id, row.slug) for row in db.session.execute(statement.limit(size).offset(size * (part - 1)))]
