"""Reading shelves: a page of cards for any shelf, filter and order. Statements are built once per kind of question."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, bindparam, func, select, union_all

from storefront.goods import scores
from storefront.goods.shelves.counts import Counts, counts_of, total_of
from storefront.goods.shelves.editions import Edition, edition
from storefront.goods.shelves.models import ProductCard, ShelfEntry
from storefront.goods.shelves.places import WHOLE_MARKET, of_family, of_region
from storefront.goods.shelves.wishes import Filter, conditions, of_its_part, values_of
from storefront.kernel.database import db
from storefront.kernel.memory import Memory
from storefront.kernel.paging import PAGE_SIZE, Page

_entry, _card = ShelfEntry.__table__.c, ProductCard.__table__.c
ORDERS = {"newest": ("published", "desc"), "price": ("price_minor", "asc"), "-price": ("price_minor", "desc"),
          "sold": ("sold", "desc")}  # fmt: skip
_cards = select(*_card).where(_card.product_id.in_(bindparam("ids", expanding=True)))
_scores: Memory[scores.Score] = Memory(most=512)
MOST_NEWER = 1000  # goods shown since a reader began to page, looked at one by one


@dataclass(frozen=True)
class Listing:
    """A page of a shelf, and how many goods each further choice would show."""

    page: Page[Row[Any]]
    counts: Counts
    edition: Edition | None  # of the shelves that were read; what is shown beside may be kept by it


def listing(shelf: int, wish: Filter, *, order: str = "newest", number: int = 1, size: int = PAGE_SIZE) -> Listing:
    """Page `number` of a shelf with its counts; `order` is a key of ORDERS.

    The counts are those of now; with `upto` the page's total leaves out what came later.
    """
    now = edition()
    counts = counts_of(shelf, wish, now)
    if not counts.total:
        return Listing(Page([], number, 0, size), counts, now)
    late = newer(shelf, wish) if wish.upto is not None else 0
    total, stretch = counts.total - late, Stretch(size * (number - 1), size)
    if (
        late < MOST_NEWER
    ):  # else the total is not known to the piece, and only the beginning is a firm ground to count from
        stretch = nearest(stretch, total)
    return Listing(Page(_cards_of(shelf, wish, order, stretch), number, total, size), counts, now)


def first(shelf: int, wish: Filter, *, order: str = "newest", size: int) -> Sequence[Row[Any]]:
    """The first cards of a shelf, for a strip on another page."""
    return _cards_of(shelf, wish, order, Stretch(0, size))


@dataclass(frozen=True)
class Stretch:
    """So many rows of a list, after those that are passed over; counted from its end when `backwards`."""

    passed: int
    size: int
    backwards: bool = False


def nearest(stretch: Stretch, total: int) -> Stretch:
    """The same rows of a list of `total`, from whichever end passes over fewer: its last page costs what its first one does."""
    left = total - stretch.passed - stretch.size
    if left >= stretch.passed or stretch.passed >= total:
        return stretch
    return Stretch(max(0, left), min(stretch.size, total - stretch.passed), backwards=True)


def _cards_of(shelf: int, wish: Filter, order: str, stretch: Stretch) -> Sequence[Row[Any]]:
    shelf, wish = narrowest(shelf, wish)
    values = values_of(wish)
    asked = {**values, "shelf": shelf, "size": stretch.size, "passed": stretch.passed}
    return db.session.execute(_page_of(order, stretch.backwards, tuple(values)), asked).all()


def narrowest(shelf: int, wish: Filter) -> tuple[int, Filter]:
    """The same question to the shelf that has least to leave out: the goods of a region, and those of a sub-category, stand on
    one of their own."""
    if wish.region_id is not None and shelf in (WHOLE_MARKET, of_region(wish.region_id)):
        return of_region(wish.region_id), replace(wish, region_id=None)
    return of_its_part(shelf, wish)


@cache
def _page_of(order: str, backwards: bool, asked: tuple[str, ...]) -> Select[Any]:
    """The cards of a page, in its order: its ids from one index, read from either end, then each card by its key; and since
    when each is shown."""
    found = (
        select(_entry.product_id, *(_entry[name] for name in dict.fromkeys((ORDERS[order][0], "published"))))
        .where(_entry.shelf == bindparam("shelf"), *conditions(asked, _entry))
        .order_by(*in_order(order, _entry, backwards=backwards))
        .limit(bindparam("size"))
        .offset(bindparam("passed"))
        .subquery()
    )
    rows = select(*_card, found.c.published).join(found, found.c.product_id == _card.product_id)
    return rows.order_by(*in_order(order, found.c))


def in_order(order: str, row: Any, *, backwards: bool = False) -> list[ColumnElement[Any]]:
    """An order of ORDERS on the columns of shelf rows; goods that are equal in it stand by their ids."""
    column, direction = ORDERS[order]
    if backwards:
        direction = {"asc": "desc", "desc": "asc"}[direction]
    return [getattr(row[name], direction)() for name in (column, "product_id")]


def newer(shelf: int, wish: Filter) -> int:
    """How many of the goods that match were shown only after `upto`; counted among the latest 1,000 of the shelf."""
    shelf, wish = narrowest(shelf, wish)
    values = values_of(wish)
    asked = {**values, "shelf": shelf, "most": MOST_NEWER}
    names = tuple(name for name in values if name != "upto")
    return int(db.session.execute(_newer_of(names), asked).scalar_one())


@cache
def _newer_of(asked: tuple[str, ...]) -> Select[int]:
    latest = (
        select(*_entry)
        .where(_entry.shelf == bindparam("shelf"), _entry.published > bindparam("upto"))
        .order_by(*in_order("newest", _entry))
        .limit(bindparam("most"))
        .subquery()
    )
    return select(func.count()).select_from(latest).where(*conditions(asked, latest.c))


def cards(product_ids: Sequence[int]) -> Sequence[Row[Any]]:
    """The cards of these products, in this order; those that may not be seen are left out."""
    if not product_ids:
        return []
    rows = {row.product_id: row for row in db.session.execute(_cards, {"ids": product_ids})}
    return [rows[product_id] for product_id in product_ids if product_id in rows]


def card(product_id: int) -> Row[Any] | None:
    """The card of one product, if it may be seen."""
    return next(iter(cards([product_id])), None)


def faces(family_ids: Sequence[int], each: int) -> dict[int, list[Row[Any]]]:
    """A few pictures of what each family sells most, for its own card; one query however many families and goods."""
    found: dict[int, list[Row[Any]]] = {}
    if family_ids:
        shelves = {f"shelf_{at}": of_family(family_id) for at, family_id in enumerate(family_ids)}
        for row in db.session.execute(_faces_of(len(family_ids)), {**shelves, "each": each}):
            found.setdefault(row.family_id, []).append(row)
    return found


@cache
def _faces_of(families: int) -> Select[Any]:
    shown = (_card.product_id, _card.family_id, _card.photo_key, _card.photo_width, _card.photo_height, _card.tint)
    each = [
        select(_entry.product_id)
        .where(_entry.shelf == bindparam(f"shelf_{at}"))
        .order_by(*in_order("sold", _entry))
        .limit(bindparam("each"))
        .subquery()
        for at in range(families)
    ]
    found = union_all(*(select(shelf) for shelf in each)).subquery()
    return select(*shown).join(found, found.c.product_id == _card.product_id)


def score_of_family(family_id: int, now: Edition | None) -> scores.Score:
    """What everything a family makes was given; from memory while the shelves show the same, if their edition `now` is known:
    every vote is a new one."""
    if now is None:
        return scores.find_of_family(family_id)
    return _scores.get((db.engine, now.shown, family_id), lambda: scores.find_of_family(family_id))


def count(shelf: int) -> int:
    """How many goods stand on a shelf; from memory while nothing is counted anew."""
    return total_of(shelf)


def addresses(part: int, size: int) -> Sequence[tuple[int, str]]:
    """Ids and readable words of visible products, in parts, by id; for the site map."""
    statement = select(_card.product_id, _card.slug).order_by(_card.product_id)
    return [(row.product_id, row.slug) for row in db.session.execute(statement.limit(size).offset(size * (part - 1)))]
