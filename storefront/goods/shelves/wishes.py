"""What a shopper may ask of a shelf, and each wish as a condition on its rows."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import ColumnElement, bindparam

from storefront.goods.allergens import UNTOLD_ALLERGENS, allergen_bits
from storefront.goods.attributes import FACETS
from storefront.goods.shelves import places


@dataclass(frozen=True)
class Filter:
    """What a shopper asked of a shelf. Empty means everything. Prices are halalas, both ends included."""

    region_id: int | None = None
    city_id: int | None = None
    category_id: int | None = None
    ready: bool | None = None  # True: ready now, False: made to order
    without: frozenset[str] = frozenset()  # allergens it must not hold, as its family said
    saying: frozenset[tuple[str, str]] = frozenset()  # attributes and the one value each must have; keys of FACETS
    price_from: int | None = None
    price_to: int | None = None
    upto: int | None = None  # shown since then at the latest (seconds since 1970): keeps pages still while goods come

    @property
    def without_bits(self) -> int:
        return allergen_bits(self.without) | UNTOLD_ALLERGENS if self.without else 0

    @property
    def saying_bits(self) -> int:
        return sum(FACETS[one] for one in self.saying)


def of_its_part(shelf: int, wish: Filter) -> tuple[int, Filter]:
    """The same question to the shelf of the sub-category a group is narrowed to: goods of two sub-categories stand in both,
    and count under one of them only on the group's own shelf."""
    if wish.category_id is not None and places.is_category(shelf):
        return places.of_category(wish.category_id), replace(wish, category_id=None)
    return shelf, wish


Condition = Callable[[Any], ColumnElement[bool]]  # of the columns of shelf rows
CONDITIONS: Mapping[str, Condition] = {
    "region_id": lambda row: row.region_id == bindparam("region_id"),
    "city_id": lambda row: row.city_id == bindparam("city_id"),
    "category_id": lambda row: row.category_id == bindparam("category_id"),
    "ready": lambda row: row.is_ready == bindparam("ready"),
    "without_bits": lambda row: row.allergen_bits.bitwise_and(bindparam("without_bits")) == 0,
    "saying_bits": lambda row: row.attribute_bits.bitwise_and(bindparam("saying_bits")) == bindparam("saying_bits"),
    "price_from": lambda row: row.price_minor >= bindparam("price_from"),
    "price_to": lambda row: row.price_minor <= bindparam("price_to"),
    "upto": lambda row: row.published <= bindparam("upto"),
}


def values_of(wish: Filter) -> dict[str, Any]:
    """What is asked, by the name of its condition."""
    values = {name: getattr(wish, name) for name in CONDITIONS}
    for name in ("without_bits", "saying_bits"):
        values[name] = values[name] or None
    return {name: value for name, value in values.items() if value is not None}


def conditions(names: Iterable[str], row: Any) -> list[ColumnElement[bool]]:
    """These conditions on the columns of a table or subquery."""
    return [CONDITIONS[name](row) for name in names]
