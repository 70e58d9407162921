"""Goods that were found by their words: in their own order or another, filtered and counted, only what may be seen."""

from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest

from storefront.goods import catalogue, shelves
from storefront.goods.shelves import Filter
from storefront.goods.shelves.found import MOST_FOUND
from storefront.kernel.actors import SYSTEM
from storefront.kernel.units import unit_of_work
from tests.builders.community import a_city, a_family, a_region
from tests.builders.goods import a_product

pytestmark = pytest.mark.usefixtures("app")
Counting = Callable[[], AbstractContextManager[list[str]]]


def three() -> list[int]:
    """The ids of three goods: cheap and ready, dear and made to order, between and elsewhere."""
    with unit_of_work():
        there = a_family(city=a_city(name=("أبها", "Abha"), region=a_region(code="SA-14", slug="asir")))
        goods = [a_product(price=1000), a_product(price=3000, stock=None), a_product(price=2000, of=there)]
        return [product.id for product in goods]


def found(ids: list[int], wish: Filter | None = None, **options: object) -> list[int]:
    listing = shelves.among(ids, wish or Filter(), **options)  # type: ignore[arg-type]
    return [row.product_id for row in listing.page.rows]


def test_the_order_of_the_answer_stays_unless_another_is_asked() -> None:
    first, second, third = three()
    best = [third, first, second]

    assert found(best) == best
    assert found(best, order="best") == best
    assert found(best, order="price") == [first, third, second]
    assert found(best, order="-price") == [second, third, first]
    assert found(best, order="newest") == [third, second, first]


def test_a_wish_leaves_out_what_does_not_fit_and_counts_every_choice() -> None:
    ids = three()
    listing = shelves.among(ids, Filter(ready=True))

    assert found(ids, Filter(ready=True)) == [ids[0], ids[2]]
    assert (listing.page.total, listing.counts.total) == (2, 2)
    assert listing.counts.ready == {True: 2, False: 1}


@pytest.mark.parametrize(
    ("low", "high", "places"), [(None, 1000, [0]), (2000, None, [1, 2]), (1001, 2999, [2]), (5000, 1, [])]
)
def test_prices_have_two_ends_that_belong_to_them(low: int | None, high: int | None, places: list[int]) -> None:
    ids = three()

    assert found(ids, Filter(price_from=low, price_to=high)) == [ids[place] for place in places]


def test_what_may_not_be_seen_is_left_out() -> None:
    ids = three()
    found(ids)
    with unit_of_work():
        catalogue.hide(catalogue.get(ids[1]), SYSTEM, reason="")

    assert found([*ids, 999_999]) == [ids[0], ids[2]]


def test_an_answer_comes_in_pages() -> None:
    ids = three()

    pages = [shelves.among(ids, Filter(), number=number, size=2).page for number in (1, 2, 3)]

    assert [[row.product_id for row in page.rows] for page in pages] == [ids[:2], ids[2:], []]
    assert {page.total for page in pages} == {3}


def test_no_more_is_asked_of_the_database_than_it_takes() -> None:
    [first, *_] = three()

    assert found([first, *range(10_000, 10_000 + MOST_FOUND * 2)]) == [first]
    assert found([*range(10_000, 10_000 + MOST_FOUND), first]) == []


def test_the_same_question_is_answered_from_memory_until_something_changes(count_queries: Counting) -> None:
    ids = three()
    costs = []
    for _ in range(2):
        with count_queries() as asked:
            found(ids)
        costs.append(len(asked))
    with unit_of_work():
        shelves.count_sold(ids[0], 5)

    assert costs[1] < costs[0]
    assert found(ids, order="sold")[0] == ids[0]
