"""Counts keep their promise: whatever is chosen next shows exactly as many goods as it said."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import replace
from typing import Any

import pytest
from flask import Flask
from hypothesis import given
from hypothesis import strategies as st

from storefront.goods import catalogue, shelves, taxonomy
from storefront.goods.allergens import ALLERGEN_BITS, UNTOLD_ALLERGENS
from storefront.goods.attributes import FACETS
from storefront.goods.shelves import WHOLE_MARKET, Counts, Filter, counts
from storefront.goods.shelves.counts import Cube
from storefront.kernel.units import unit_of_work
from tests.builders.goods import a_product
from tests.builders.trade import heard

Counting = Callable[[], AbstractContextManager[list[str]]]
CITIES = {1: 1, 2: 1, 3: 2, 4: 3}  # each city in its region
BITS = [0, 1, 2, 3, 1 << 3, UNTOLD_ALLERGENS]
ALLERGENS = ["gluten", "milk", "nuts"]
VALUES = [("intensity", "light"), ("intensity", "strong"), ("vegetarian", "yes")]
SAID = [0, *(FACETS[one] for one in VALUES), FACETS[VALUES[0]] | FACETS[VALUES[2]]]


@st.composite
def goods(draw: Any) -> tuple[int, int, int, bool, int, int, int]:
    city = draw(st.sampled_from(sorted(CITIES)))
    part, ready = draw(st.integers(1, 3)), draw(st.booleans())
    said = draw(st.sampled_from(SAID))
    return (CITIES[city], city, part, ready, draw(st.sampled_from(BITS)), said, draw(st.integers(1, 4)))


@st.composite
def wishes(draw: Any) -> Filter:
    city = draw(st.sampled_from([None, *CITIES]))
    region = CITIES[city] if city else draw(st.sampled_from([None, 1, 2, 3]))
    part, ready = draw(st.sampled_from([None, 1, 2])), draw(st.sampled_from([None, True, False]))
    without, saying = st.sets(st.sampled_from(ALLERGENS)), st.sets(st.sampled_from(VALUES), max_size=2)
    return Filter(region, city, part, ready, frozenset(draw(without)), of_each_one(draw(saying)))


def of_each_one(saying: set[tuple[str, str]]) -> frozenset[tuple[str, str]]:
    """One value of each attribute, as an address can ask for."""
    return frozenset(dict(sorted(saying)).items())


def shown(rows: list[Any], wish: Filter) -> int:
    """How many goods a list filtered one by one would show."""
    return sum(
        number
        for region, city, part, ready, bits, said, number in rows
        if wish.region_id in (None, region)
        and wish.city_id in (None, city)
        and wish.category_id in (None, part)
        and wish.ready in (None, ready)
        and not bits & wish.without_bits
        and said & wish.saying_bits == wish.saying_bits
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
    for slug, value in VALUES:
        instead = dict(wish.saying) | {slug: value}
        assert found.saying[slug, value] == shown(rows, replace(wish, saying=frozenset(instead.items())))


def test_an_empty_shelf_counts_nothing() -> None:
    assert Cube([]).counts(Filter()) == Counts(0)


def one_more() -> int:
    """Puts a product on its shelves in a unit of work of its own."""
    with unit_of_work():
        return a_product().id


def statements(count_queries: Any, question: Any) -> list[str]:
    """What a question asks of the shelves."""
    with count_queries() as asked:
        question()
    return [statement for statement in asked if "FROM shelf_entry" in statement]


@pytest.mark.usefixtures("app")
@pytest.mark.parametrize(
    "question",
    [lambda: shelves.count(WHOLE_MARKET), lambda: counts.counts_of(WHOLE_MARKET, Filter(), shelves.edition()).total],
)
def test_counts_are_read_once_until_the_shelves_change(count_queries: Any, question: Any) -> None:
    one_more()

    assert len(statements(count_queries, question)) == 1
    assert len(statements(count_queries, question)) == 0
    one_more()
    assert len(statements(count_queries, question)) == 1
    assert question() == 2


@pytest.mark.usefixtures("app")
def test_words_alone_do_not_have_the_shelves_counted_again(count_queries: Any) -> None:
    product_id = one_more()
    shelves.count(WHOLE_MARKET)

    with unit_of_work() as session:
        catalogue.reword(session.get_one(catalogue.Product, product_id), catalogue.Wording(("كليجا", "Kleija")))

    assert statements(count_queries, lambda: shelves.count(WHOLE_MARKET)) == []
    assert shelves.card(product_id).name_ar == "كليجا"  # type: ignore[union-attr]


@pytest.mark.usefixtures("app")
def test_what_was_counted_before_an_undo_is_not_kept() -> None:
    one_more()

    with pytest.raises(ZeroDivisionError), unit_of_work():
        shelves.refresh([a_product().id])
        assert shelves.count(WHOLE_MARKET) == 2
        raise ZeroDivisionError

    assert shelves.count(WHOLE_MARKET) == 1


def test_every_allergen_has_its_bit() -> None:
    assert {*ALLERGENS} <= ALLERGEN_BITS.keys()


def test_many_wishes_are_counted_at_once_as_the_list_counts_each(app: Flask, count_queries: Counting) -> None:
    with unit_of_work():
        for price in (1000, 2000, 3000, 4000):
            a_product(price=price)
            a_product(price=price, stock=None)
    ranges = [(None, None), (2000, None), (None, 2000), (2000, 3000), (9000, None)]
    wishes = [Filter(ready=ready, price_from=low, price_to=high) for low, high in ranges for ready in (None, True)]

    with count_queries() as asked:
        found = shelves.totals(WHOLE_MARKET, wishes)

    assert found == [8, 4, 6, 3, 4, 2, 4, 2, 0, 0]
    assert found == [shelves.listing(WHOLE_MARKET, wish).page.total for wish in wishes]
    assert len([question for question in asked if question != "BEGIN"]) == 1


@pytest.mark.usefixtures("app")
def test_goods_of_two_sub_categories_count_under_both() -> None:
    group = taxonomy.add_category(slug="sweet", parent=None, names=("حلويات", "Sweets"), position=0)
    parts = [
        taxonomy.add_category(slug=f"sweet-{number}", parent=group, names=("كعك", "Cakes"), position=number)
        for number in range(3)
    ]
    for others in ([], parts[1:2], parts[1:]):
        a_product(place=catalogue.Place(parts[0], extra=others))
    heard()

    shelf, wishes = shelves.of_category(group.id), [Filter(category_id=part.id) for part in parts]
    promised = shelves.listing(shelf, Filter()).counts.categories

    assert [promised[part.id] for part in parts] == [3, 2, 1]
    assert [shelves.listing(shelf, wish).page.total for wish in wishes] == [3, 2, 1]
    assert [len(shelves.first(shelf, wish, size=9)) for wish in wishes] == [3, 2, 1]
    assert [shelves.count(shelves.of_category(part.id)) for part in parts] == [3, 2, 1]
    assert shelves.totals(shelf, [*wishes, Filter()]) == [3, 2, 1, 3]
