"""Places of a day: taken by one guarded statement, given back at most as they were taken."""

import pytest

from storefront.fairs.visits import holding, refusals
from tests.builders.fairs import an_exhibition, in_days

pytestmark = pytest.mark.usefixtures("app")


def test_places_are_taken_up_to_the_last_and_given_back() -> None:
    exhibition, day = an_exhibition(capacity=3), in_days(10)

    holding.take(exhibition, day, 2)
    with pytest.raises(refusals.DayIsFull):
        holding.take(exhibition, day, 2)
    holding.give_back(exhibition.id, day, 3)  # more than were taken: nothing happens
    assert holding.taken_on(exhibition.id, day) == 2
    holding.give_back(exhibition.id, day, 2)

    assert holding.taken_on(exhibition.id, day) == 0


def test_without_a_capacity_there_is_always_room_and_a_later_one_counts_who_comes() -> None:
    exhibition, day = an_exhibition(), in_days(10)
    holding.take(exhibition, day, 900)

    exhibition.capacity = 500

    with pytest.raises(refusals.DayIsFull) as refused:
        holding.take(exhibition, day, 1)
    assert refused.value.values == {"left": 0}
    assert holding.taken_on(exhibition.id, day) == 900
