"""How many goods each choice of a shelf shows: one grouped reading, kept in memory while what is counted stands still."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from sqlalchemy import ColumnElement, Select, bindparam, func, select

from storefront.goods.allergens import ALLERGEN_BITS, UNTOLD_ALLERGENS
from storefront.goods.attributes import FACETS
from storefront.goods.shelves import places
from storefront.goods.shelves.editions import Edition, edition
from storefront.goods.shelves.models import ShelfEntry
from storefront.goods.shelves.wishes import Filter, conditions, of_its_part, values_of
from storefront.goods.taxonomy import Category
from storefront.kernel.database import db
from storefront.kernel.memory import Memory

_cubes: "Memory[Cube]" = Memory(most=32)
_counts: "Memory[Counts]" = Memory(most=2048)
_totals: Memory[int] = Memory(most=512)

_entry = ShelfEntry.__table__.c


def _grouped_by(category: ColumnElement[int]) -> Select[Any]:
    """The cells of a cube. A city lies in one region, so the smallest of its regions is its region."""
    alike = (_entry.city_id, category, _entry.is_ready, _entry.allergen_bits, _entry.attribute_bits)
    return select(func.min(_entry.region_id), *alike, func.count()).group_by(*alike)


_grouped = _grouped_by(_entry.category_id).where(_entry.shelf == bindparam("shelf"))
# the sub-categories of a group, each by its own shelf
_parts = _grouped_by(_entry.shelf).where(
    _entry.shelf.in_(select(Category.id).where(Category.parent_id == bindparam("shelf")))
)
_total = select(func.count()).where(_entry.shelf == bindparam("shelf"))


@dataclass(frozen=True)
class Counts:
    """The goods that match, and for each facet how many would match with that choice instead."""

    total: int
    told: int = 0  # of which it was said what allergens they hold
    regions: Counter[int] = field(default_factory=Counter)
    cities: Counter[int] = field(default_factory=Counter)
    categories: Counter[int] = field(default_factory=Counter)
    ready: Counter[bool] = field(default_factory=Counter)
    without: Counter[str] = field(default_factory=Counter)
    saying: Counter[tuple[str, str]] = field(default_factory=Counter)


Cell = Sequence[
    Any
]  # region, city, sub-category, readiness, allergens, attributes, how many goods, and what else belongs to them
REGION, CITY, CATEGORY, READY, BITS, SAID, NUMBER = range(7)


@dataclass(frozen=True)
class Cube:
    """How many goods stand behind each combination of region, city, sub-category, readiness, allergens and attributes."""

    cells: Sequence[Cell]

    def counts(self, wish: Filter) -> Counts:
        """Counts for a wish; each facet is counted with all the others applied, so that a choice keeps its promise."""
        by_bits = tally(self.matching(wish), BITS)
        return Counts(
            total=sum(by_bits.values()),
            regions=tally(self.matching(wish, REGION, CITY), REGION),  # another region lets the city go
            cities=tally(self.matching(wish, CITY), CITY),
            categories=tally(self.matching(wish, CATEGORY), CATEGORY),
            ready=tally(self.matching(wish, READY), READY),
            told=without(by_bits, 0),
            without=Counter({slug: without(by_bits, bit) for slug, bit in ALLERGEN_BITS.items()}),
            saying=self.saying(wish),
        )

    def total(self, wish: Filter) -> int:
        """How many goods match."""
        return sum(cell[NUMBER] for cell in self.matching(wish))

    def saying(self, wish: Filter) -> Counter[tuple[str, str]]:
        """How many goods have each value of each attribute; of one that was chosen, with another value instead."""
        said = tally(self.matching(wish), SAID)
        instead = {one[0]: replace(wish, saying=wish.saying - {one}) for one in wish.saying}
        other = {slug: tally(self.matching(asked), SAID) for slug, asked in instead.items()}
        return Counter({facet: holding(other.get(facet[0], said), bit) for facet, bit in FACETS.items()})

    def matching(self, wish: Filter, *but: int) -> Sequence[Cell]:
        """The cells of a wish, all but some of its choices applied."""
        cells = self.cells
        for place, value in enumerate((wish.region_id, wish.city_id, wish.category_id, wish.ready)):
            if value is not None and place not in but:
                cells = [cell for cell in cells if cell[place] == value]
        if wish.without_bits:
            cells = [cell for cell in cells if not cell[BITS] & wish.without_bits]
        if wish.saying:
            cells = [cell for cell in cells if cell[SAID] & wish.saying_bits == wish.saying_bits]
        return cells


def tally(cells: Sequence[Cell], place: int) -> Counter[Any]:
    """How many goods there are of each value at a place of the cells."""
    found = Counter[Any]()
    for cell in cells:
        found[cell[place]] += cell[NUMBER]
    return found


def without(by_bits: Counter[int], bit: int) -> int:
    """How many goods do not hold an allergen, of those of which it was said."""
    return sum(number for bits, number in by_bits.items() if not bits & (bit | UNTOLD_ALLERGENS))


def holding(by_bits: Counter[int], bit: int) -> int:
    """How many goods have a value of an attribute."""
    return sum(number for bits, number in by_bits.items() if bits & bit)


def counts_of(shelf: int, wish: Filter, now: Edition | None) -> Counts:
    """The counts of a shelf for a wish; from memory while the shelves count the same, if their edition `now` is known."""
    if now is None:
        return _count_all(shelf, wish, now)
    choices = (wish.region_id, wish.city_id, wish.category_id, wish.ready, wish.without_bits, wish.saying_bits)
    name = (db.engine, now.counted, shelf, wish.price_from, wish.price_to, *choices)
    return _counts.get(name, lambda: _count_all(shelf, wish, now))


def _count_all(shelf: int, wish: Filter, now: Edition | None) -> Counts:
    """The goods of a sub-category are counted on its own shelf, and so is each sub-category of a group."""
    counts = _cube(_grouped, *of_its_part(shelf, wish), now)
    if not places.is_category(shelf):
        return counts
    return replace(counts, categories=_cube(_parts, shelf, wish, now).categories)


def _cube(grouped: Select[Any], shelf: int, wish: Filter, now: Edition | None) -> Counts:
    if now is None:
        return _read(grouped, shelf, wish).counts(wish)
    name = (db.engine, now.counted, grouped, shelf, wish.price_from, wish.price_to)
    return _cubes.get(name, lambda: _read(grouped, shelf, wish)).counts(wish)


def totals(shelf: int, wishes: Sequence[Filter]) -> list[int]:
    """How many goods of a shelf each of these wishes shows; one query, however many prices they ask for, and one more for each
    sub-category of a group."""
    asked = [of_its_part(shelf, wish) for wish in wishes]
    found = {one: _totals_on(one, [wish for place, wish in asked if place == one]) for one in dict(asked)}
    return [found[place].pop(0) for place, _ in asked]


def _totals_on(shelf: int, wishes: Sequence[Filter]) -> list[int]:
    prices = sorted({(wish.price_from, wish.price_to) for wish in wishes}, key=str)
    inside = [func.count().filter(*_between(low, high)) for low, high in prices]
    rows = db.session.execute(_grouped.add_columns(*inside), {"shelf": shelf}).all()
    cubes = {
        pair: Cube([(*row[:NUMBER], row[place]) for row in rows if row[place]])
        for place, pair in enumerate(prices, NUMBER + 1)
    }
    return [cubes[wish.price_from, wish.price_to].total(wish) for wish in wishes]


def _between(low: int | None, high: int | None) -> list[ColumnElement[bool]]:
    least = [] if low is None else [_entry.price_minor >= low]
    return least if high is None else [*least, _entry.price_minor <= high]


def total_of(shelf: int) -> int:
    """How many goods stand on a shelf, from memory while the shelves count the same."""
    now = edition()
    if now is None:
        return _count(shelf)
    return _totals.get((db.engine, now.counted, shelf), lambda: _count(shelf))


def _count(shelf: int) -> int:
    return int(db.session.execute(_total, {"shelf": shelf}).scalar_one())


def _read(grouped: Select[Any], shelf: int, wish: Filter) -> Cube:
    prices = {name: value for name, value in values_of(wish).items() if name in ("price_from", "price_to")}
    rows = db.session.execute(grouped.where(*conditions(prices, _entry)), {"shelf": shelf, **prices})
    return Cube([tuple(row) for row in rows])
