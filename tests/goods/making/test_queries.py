"""On which day goods can be had, of one product or of many, for the same few questions."""

from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest

from storefront.goods import making
from tests.builders.community import a_family
from tests.builders.making import a_cake, a_capacity, in_days, wanted

pytestmark = pytest.mark.usefixtures("app")


def test_the_outlook_follows_what_is_booked() -> None:
    cake, free = a_cake(), a_cake()
    a_capacity(cake, pieces=10)
    making.book([wanted(cake, 10)], subject="order:1")

    found = making.outlook([wanted(cake), wanted(free, 500, in_=4)])

    assert found == {cake.id: in_days(2), free.id: in_days(4)}


def test_the_outlook_is_the_day_that_booking_gives() -> None:
    family = a_family()
    cake, tart = a_cake(of=family), a_cake(of=family)
    a_capacity(cake, tart, pieces=3)
    wants = [wanted(cake, 5), wanted(tart, 4, in_=2)]

    assert making.outlook(wants) == making.book(wants, subject="order:1")


def test_there_is_no_day_when_a_year_is_not_enough() -> None:
    cake = a_cake()
    a_capacity(cake, pieces=1)

    assert making.outlook([wanted(cake, 400)]) == {cake.id: None}


def test_many_products_cost_one_question(
    count_queries: Callable[[], AbstractContextManager[list[str]]],
) -> None:
    family = a_family()
    cakes = [a_cake(of=family) for _ in range(4)]
    a_capacity(*cakes[:3], pieces=2)
    making.book([wanted(cakes[0], 9)], subject="order:1")

    with count_queries() as asked:
        making.outlook([wanted(cake) for cake in cakes])
    with count_queries() as nothing:
        making.outlook([])

    assert (len(asked), len(nothing)) == (1, 0)
