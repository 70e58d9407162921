"""Another day for what is booked: held beside the old places, then moved at once; no day over, nothing lost."""

from contextlib import suppress
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from storefront.goods import making
from storefront.goods.making import Capacity, CapacityBooking
from storefront.insight.invariants.making import days_over_their_capacity, days_that_are_not_their_bookings
from storefront.kernel.database import db
from tests.builders.community import a_family
from tests.builders.making import a_cake, a_capacity, booked, in_days, wanted

pytestmark = pytest.mark.usefixtures("app")
HELD = "proposal:1"


def reserve(capacity: Capacity, by: int) -> None:
    """Holds other places for what is booked for the first order, to be ready in so many days."""
    making.reserve("order:1", HELD, family_id=capacity.family_id, by=in_days(by))


def places(subject: str) -> list[tuple[date, int]]:
    """Where pieces are booked for a subject."""
    living = (CapacityBooking.subject == subject, CapacityBooking.given_back_at.is_(None))
    rows = db.session.scalars(select(CapacityBooking).where(*living).order_by(CapacityBooking.day))
    return [(row.day, row.pieces) for row in rows]


def test_new_places_are_held_beside_the_old_ones_and_then_everything_moves() -> None:
    cake = a_cake()
    capacity = a_capacity(cake, pieces=3)
    making.book([wanted(cake, 2)], subject="order:1")

    reserve(capacity, 4)
    beside = booked(capacity)
    making.move("order:1", HELD, by=in_days(4))

    assert (beside, booked(capacity)) == ([2, 0, 0, 2], [0, 0, 0, 2])
    assert (places("order:1"), places(HELD)) == ([(in_days(4), 2)], [])
    assert days_that_are_not_their_bookings() == []


def test_what_was_held_and_is_not_wanted_is_free_again() -> None:
    cake = a_cake()
    capacity = a_capacity(cake, pieces=3)
    making.book([wanted(cake, 2)], subject="order:1")

    reserve(capacity, 4)
    making.give_back(HELD)

    assert (booked(capacity), places("order:1")) == ([2], [(in_days(1), 2)])


def test_where_the_days_before_are_full_pieces_stay_where_they_are() -> None:
    cake = a_cake()
    capacity = a_capacity(cake, pieces=3)
    making.book([wanted(cake, 2)], subject="order:1")
    making.book([wanted(cake, 6)], subject="order:2")  # 1 on the first day, 3 and 2 on the next ones

    reserve(capacity, 3)
    making.move("order:1", HELD, by=in_days(3))

    assert places("order:1") == [(in_days(1), 1), (in_days(3), 1)]
    assert booked(capacity) == [2, 3, 3]


def test_an_earlier_day_that_is_full_is_refused_with_the_first_that_is_not() -> None:
    cake = a_cake()
    capacity = a_capacity(cake, pieces=3)
    making.book([wanted(cake, 6, in_=0)], subject="order:2")
    making.book([wanted(cake, 3, in_=4)], subject="order:1")

    with pytest.raises(making.NotReadyBy) as refused:
        reserve(capacity, 1)

    assert refused.value.day == in_days(2)
    assert booked(capacity) == [3, 0, 0, 3]


def test_another_familys_pieces_of_the_order_stay() -> None:
    mine, other = a_cake(), a_cake(of=a_family())
    capacity, theirs = a_capacity(mine), a_capacity(other)
    making.book([wanted(mine, 2), wanted(other, 2)], subject="order:1")

    reserve(capacity, 5)
    making.move("order:1", HELD, by=in_days(5))

    assert (booked(capacity), booked(theirs)) == ([0, 0, 0, 0, 2], [2])


class House:
    """A cake of which four are booked, and the day for which they are held besides."""

    def __init__(self) -> None:
        self.cake = a_cake()
        self.capacity = a_capacity(self.cake, pieces=3, days_off=[in_days(2).weekday()])
        self.mine, self.held = f"order:mine{self.cake.id}", f"proposal:{self.cake.id}"
        making.book([wanted(self.cake, 4)], subject=self.mine)
        self.by: date | None = None

    def book(self, pieces: int, _: int) -> None:
        making.book([wanted(self.cake, pieces)], subject=f"order:{self.cake.id}")

    def reserve(self, _: int, days: int) -> None:
        if self.by is None:
            with suppress(making.NotReadyBy):
                making.reserve(self.mine, self.held, family_id=self.cake.family_id, by=in_days(days))
                self.by = in_days(days)

    def move(self, *_: int) -> None:
        if self.by is not None:
            making.move(self.mine, self.held, by=self.by)
            assert all(day <= self.by for day, _ in places(self.mine))
            self.by = None

    def drop(self, *_: int) -> None:
        making.give_back(self.held)
        self.by = None


STEPS = st.tuples(st.sampled_from(["book", "reserve", "move", "drop"]), st.integers(1, 7), st.integers(0, 8))


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(steps=st.lists(STEPS, min_size=1, max_size=14))
def test_whatever_is_held_and_moved_no_day_is_over_and_everything_is_ready_by_its_day(
    steps: list[tuple[str, int, int]],
) -> None:
    house = House()
    for step, pieces, days in steps:
        getattr(house, step)(pieces, days)
        assert sum(pieces for _, pieces in places(house.mine)) == 4
        assert (days_over_their_capacity(), days_that_are_not_their_bookings()) == ([], [])
