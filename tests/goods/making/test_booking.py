"""Booking pieces on days, giving them back, taking them again."""

from collections import Counter

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import update
from sqlalchemy.exc import IntegrityError

from storefront.goods import making
from storefront.goods.making import CapacityDay
from storefront.insight.invariants.making import days_that_are_not_their_bookings
from storefront.kernel.database import db
from tests.builders.community import a_family
from tests.builders.goods import a_product
from tests.builders.making import a_cake, a_capacity, booked, in_days, its_desk, terms, wanted

pytestmark = pytest.mark.usefixtures("app")


def test_pieces_are_booked_on_the_next_free_days_and_the_last_is_the_day_they_are_ready() -> None:
    cake = a_cake()
    capacity = a_capacity(cake, pieces=10)
    making.book([wanted(cake, 7)], subject="order:1")

    ready = making.book([wanted(cake, 15)], subject="order:2")

    assert (ready, booked(capacity)) == ({cake.id: in_days(3)}, [10, 10, 2])


def test_products_that_share_a_capacity_share_its_days() -> None:
    family = a_family()
    cake, tart = a_cake(of=family), a_cake(of=family)
    capacity = a_capacity(cake, tart, pieces=3)

    ready = making.book([wanted(cake, 2), wanted(tart, 2)], subject="order:1")

    assert (ready, booked(capacity)) == ({cake.id: in_days(1), tart.id: in_days(2)}, [3, 1])


def test_goods_without_a_capacity_are_not_booked() -> None:
    family = a_family()
    cake, other, shelf = a_cake(of=family), a_cake(of=family), a_product(of=family)
    a_capacity(cake)

    assert making.book([wanted(other, 99), wanted(shelf)], subject="order:1") == {}
    assert making.book([], subject="order:2") == {}


def test_all_is_booked_or_nothing() -> None:
    family = a_family()
    cake, tart = a_cake(of=family), a_cake(of=family)
    small, large = a_capacity(cake, pieces=1), a_capacity(tart, pieces=10)

    with pytest.raises(making.NoDayIsFree) as refused, db.session.begin_nested():
        making.book([wanted(tart, 5), wanted(cake, 400)], subject="order:1")

    assert refused.value.values["product"].ar == cake.name_ar
    assert (booked(small), booked(large)) == ([], [])


def test_what_is_given_back_can_be_booked_again() -> None:
    cake = a_cake()
    capacity = a_capacity(cake, pieces=2)
    making.book([wanted(cake, 3)], subject="order:1")
    making.book([wanted(cake, 1)], subject="order:2")

    making.give_back("order:1")
    making.give_back("order:1")

    assert booked(capacity) == [0, 1]
    assert making.book([wanted(cake, 2)], subject="order:3") == {cake.id: in_days(1)}


def test_one_family_gives_back_and_the_other_still_makes_its_part() -> None:
    cake, tart = a_cake(), a_cake()
    mine, theirs = a_capacity(cake), a_capacity(tart)
    making.book([wanted(cake, 3), wanted(tart, 4)], subject="order:1")

    making.give_back("order:1", family_id=cake.family_id)

    assert (booked(mine), booked(theirs)) == ([], [4])


def test_what_was_given_back_is_taken_again_on_the_days_that_are_free_now() -> None:
    cake = a_cake()
    capacity = a_capacity(cake, pieces=2)
    making.book([wanted(cake, 2)], subject="order:1")
    making.give_back("order:1")
    making.book([wanted(cake, 2)], subject="order:2")

    ready = making.take_again("order:1")

    assert (ready, booked(capacity)) == ({cake.id: in_days(2)}, [2, 2])
    assert making.take_again("order:1") == {}


def test_the_table_itself_takes_no_more_than_a_day_holds() -> None:
    cake = a_cake()
    capacity = a_capacity(cake, pieces=2)
    making.book([wanted(cake, 2)], subject="order:1")
    day = CapacityDay.capacity_id == capacity.id

    for booked_ in (CapacityDay.booked + 1, -1):
        with pytest.raises(IntegrityError), db.session.begin_nested():
            db.session.execute(update(CapacityDay).where(day).values(booked=booked_))


class Family:
    """A family that is ordered from, called off and changes its mind, beside the numbers it must come to."""

    def __init__(self) -> None:
        self.cake = a_cake()
        self.capacity = a_capacity(self.cake, pieces=5)
        self.held: Counter[str] = Counter()

    def act(self, act: str, number: int, pieces: int) -> None:
        """One of the things that happen, and what it must not break."""
        subject, before = f"order:{number}", booked(self.capacity)
        if act == "book":
            making.book([wanted(self.cake, pieces)], subject=subject)
            self.held[subject] += pieces
        elif act == "give back":
            making.give_back(subject)
            del self.held[subject]
        else:
            making.change(self.capacity, terms(self.cake, pieces=pieces), its_desk(self.capacity))
        after = booked(self.capacity)
        over = [day for day, number in enumerate(after) if number > self.capacity.pieces]
        assert sum(after) == sum(self.held.values())
        assert all(after[day] <= before[day] for day in over)  # only what was there before it was lowered


@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(
    st.lists(
        st.tuples(st.sampled_from(["book", "book", "give back", "change"]), st.integers(1, 4), st.integers(1, 12)),
        max_size=14,
    )
)
def test_whatever_happens_no_day_takes_more_than_it_may_and_nothing_is_lost(acts: list[tuple[str, int, int]]) -> None:
    family = Family()

    for act in acts:
        family.act(*act)

    assert days_that_are_not_their_bookings() == []
