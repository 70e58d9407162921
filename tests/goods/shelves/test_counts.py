"""Counts keep their promise: whatever is chosen next shows exactly as many goods as it said."""

from dataclasses import replace
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from storefront.goods import catalogue
from storefront.goods.shelves import Filter
from storefront.goods.shelves.counts import Cube

CITIES = {1: 1, 2: 1, 3: 2, 4: 3}  # each city in its region
BITS = [0, 1, 2, 3, 1 << 3]
ALLERGENS = ["gluten", "milk", "nuts"]


@st.composite
def goods(draw: Any) -> tuple[int, int, int, bool, int, int]:
    city = draw(st.sampled_from(sorted(CITIES)))
    part, ready = draw(st.integers(1, 3)), draw(st.booleans())
    return (CITIES[city], city, part, ready, draw(st.sampled_from(BITS)), draw(st.integers(1, 4)))


@st.composite
def wishes(draw: Any) -> Filter:
    city = draw(st.sampled_from([None, *CITIES]))
    region = CITIES[city] if city else draw(st.sampled_from([None, 1, 2, 3]))
    part, ready = draw(st.sampled_from([None, 1, 2])), draw(st.sampled_from([None, True, False]))
    return Filter(region, city, part, ready, frozenset(draw(st.sets(st.sampled_from(ALLERGENS)))))


def shown(rows: list[Any], wish: Filter) -> int:
    """How many goods a list filtered one by one would show."""
    return sum(
        number
        for region, city, part, ready, bits, number in rows
        if wish.region_id in (None, region)
        and wish.city_id in (None, city)
        and wish.category_id in (None, part)
        and wish.ready in (None, ready)
        and not bits & wish.without_bits
    )


@given(st.lists(goods(), max_size=12), wishes())
def test_each_choice_shows_as_many_as_it_promised(rows: list[Any], wish: Filter) -> None:
    found = Cube(rows).counts(wish)

    assert found.total == shown(rows, wish)
    for region in (1, 2, 3):
        assert found.regions[region] == shown(rows, replace(wish, region_id=region, city_id=None))
    for city, region in CITIES.items():
        if region == wish.region_id:
            assert found.cities[city] == shown(rows, replace(wish, city_id=city))
    for part in (1, 2, 3):
        assert found.categories[part] == shown(rows, replace(wish, category_id=part))
    for ready in (True, False):
        assert found.ready[ready] == shown(rows, replace(wish, ready=ready))
    for slug in ALLERGENS:
        assert found.without[slug] == shown(rows, replace(wish, without=wish.without | {slug}))


def test_an_empty_shelf_counts_nothing() -> None:
    assert Cube([]).counts(Filter()).total == 0


def test_every_allergen_has_its_bit() -> None:
    assert {*ALLERGENS} <= catalogue.ALLERGEN_BITS.keys()
