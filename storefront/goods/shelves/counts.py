"""How many goods each choice of a shelf shows: one grouped reading, kept in memory while the shelf version stands still."""

from collections import Counter, OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass, field
from threading import Lock
from typing import Any, Protocol

from sqlalchemy import func, select

from storefront.goods.catalogue import ALLERGEN_BITS
from storefront.goods.shelves.models import ShelfEntry, ShelfVersion
from storefront.kernel.database import db

KEPT = 512  # cubes


class Wish(Protocol):
    """The part of a filter that is counted here; the price is part of the cube itself."""

    @property
    def region_id(self) -> int | None: ...
    @property
    def city_id(self) -> int | None: ...
    @property
    def category_id(self) -> int | None: ...
    @property
    def ready(self) -> bool | None: ...
    @property
    def without_bits(self) -> int: ...


@dataclass(frozen=True)
class Counts:
    """The goods that match, and for each facet how many would match with that choice instead."""

    total: int
    regions: Counter[int] = field(default_factory=Counter)
    cities: Counter[int] = field(default_factory=Counter)
    categories: Counter[int] = field(default_factory=Counter)
    ready: Counter[bool] = field(default_factory=Counter)
    without: Counter[str] = field(default_factory=Counter)


@dataclass(frozen=True)
class Cube:
    """How many goods stand behind each combination of region, city, category, readiness and allergens."""

    rows: Sequence[tuple[int, int, int, bool, int, int]]

    def counts(self, wish: Wish) -> Counts:
        """Counts for a wish; each facet is counted with all the others applied, so that a choice keeps its promise."""
        found = Counts(0)
        total = 0
        for region, city, category, ready, bits, number in self.rows:
            fits = (
                wish.region_id in (None, region),
                wish.city_id in (None, city),
                wish.category_id in (None, category),
                wish.ready in (None, bool(ready)),
                not bits & wish.without_bits,
            )
            missed = fits.count(False)
            if missed > 1 and not (missed == 2 and not fits[0] and not fits[1]):
                continue
            total += number if not missed else 0
            _count_row(found, (region, city, category, bool(ready), bits), number, fits, wish.without_bits)
        return Counts(total, found.regions, found.cities, found.categories, found.ready, found.without)


def _count_row(found: Counts, row: tuple[int, int, int, bool, int], number: int, fits: Any, chosen: int) -> None:
    """Adds one row of the cube to every facet it would be shown under."""
    region, city, category, ready, bits = row
    in_region, in_city, in_category, in_ready, free = fits
    rest = in_category and in_ready and free
    if rest:  # choosing another region lets the city go
        found.regions[region] += number
    if in_region and rest:
        found.cities[city] += number
    if in_region and in_city and in_ready and free:
        found.categories[category] += number
    if in_region and in_city and in_category and free:
        found.ready[ready] += number
    if in_region and in_city and in_category and in_ready:
        for slug, bit in ALLERGEN_BITS.items():
            if not bits & (bit | chosen):
                found.without[slug] += number


_kept: OrderedDict[tuple[Any, ...], Cube] = OrderedDict()
_lock = Lock()


def version() -> int:
    """The number that rises with every change of the shelves."""
    return db.session.scalar(select(ShelfVersion.number).where(ShelfVersion.id == 1)) or 0


def cube_of(shelf: int, price_from: int | None, price_to: int | None, upto: int | None) -> Cube:
    """The counts of a shelf within a price range (halalas), read once per version."""
    name = (str(db.engine.url), version(), shelf, price_from, price_to, upto)
    with _lock:
        if name in _kept:
            _kept.move_to_end(name)
            return _kept[name]
    cube = Cube(_read(shelf, price_from, price_to, upto))
    with _lock:
        _kept[name] = cube
        while len(_kept) > KEPT:
            _kept.popitem(last=False)
    return cube


def _read(shelf: int, price_from: int | None, price_to: int | None, upto: int | None) -> Sequence[Any]:
    by = (
        ShelfEntry.region_id,
        ShelfEntry.city_id,
        ShelfEntry.category_id,
        ShelfEntry.is_ready,
        ShelfEntry.allergen_bits,
    )
    statement = select(*by, func.count()).where(ShelfEntry.shelf == shelf).group_by(*by)
    if price_from is not None:
        statement = statement.where(ShelfEntry.price_minor >= price_from)
    if price_to is not None:
        statement = statement.where(ShelfEntry.price_minor <= price_to)
    if upto is not None:
        statement = statement.where(ShelfEntry.published <= upto)
    return [tuple(row) for row in db.session.execute(statement)]
