"""The cash of a day: what should be in the box, and what is."""

from datetime import date

import pytest

from storefront.fairs import tills
from storefront.fairs.tills import Box, refusals
from storefront.kernel import clock
from storefront.kernel.actors import SYSTEM
from storefront.kernel.refusals import NotFound
from tests.builders.tills import Till, open_till

pytestmark = pytest.mark.usefixtures("app")


def test_the_difference_is_of_what_was_there_and_what_was_sold_for_cash() -> None:
    with open_till() as till:
        till.sell(2)
        till.sell(1, method="transfer")
        counted = till.count_cash(5000, 5000 + till.price * 2 - 300)

    assert counted.cash_minor == till.price * 2
    assert counted.difference_minor == -300


def test_a_later_count_stands_beside_the_first() -> None:
    with open_till() as till:
        till.count_cash(0, 0)
        till.sell()
        till.count_cash(0, till.price)
        counts = tills.counts_of(till.exhibition.id, till.family_id, clock.today())

    assert [one.counted_minor for one in counts] == [till.price, 0]
    assert [one.difference_minor for one in counts] == [0, 0]


def count(till: Till, day: date, box: Box) -> None:
    tills.count_cash(till.exhibition, till.family_id, day, box, SYSTEM)


def test_only_days_of_the_exhibition_and_sums_there_can_be_are_counted() -> None:
    with open_till() as till:
        with pytest.raises(NotFound):
            count(till, date(2020, 1, 1), Box(0, 0))
        with pytest.raises(refusals.SumIsNotValid):
            count(till, clock.today(), Box(0, -1))
