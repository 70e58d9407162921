"""What flask check asks of daily capacities, and that it sees what is wrong."""

from datetime import timedelta

import pytest
from sqlalchemy import delete, update

from storefront.goods import making
from storefront.goods.making import CapacityBooking, CapacityDay
from storefront.insight.invariants import making as rules
from storefront.kernel import clock
from storefront.kernel.actors import VISITOR
from storefront.kernel.database import db
from storefront.trade import orders
from tests.builders.making import a_cake, a_capacity, its_desk, terms
from tests.builders.trade import an_order, bring_to, the_parcel

pytestmark = pytest.mark.usefixtures("app")
ALL = (rules.days_over_their_capacity, rules.days_that_are_not_their_bookings, rules.pieces_ordered_and_not_booked)


def change_behind(statement) -> None:  # type: ignore[no-untyped-def]
    """Changes rows past every command."""
    db.session.execute(statement.execution_options(synchronize_session=False))


def broken() -> list[int]:
    """How much each of the rules has found."""
    return [len(rule()) for rule in ALL]


def test_a_capacity_that_is_used_gives_nothing_to_say() -> None:
    cake = a_cake()
    capacity = a_capacity(cake, pieces=4)
    called_off = the_parcel(an_order((cake, 6)))
    an_order((cake, 3))
    orders.cancel(called_off, VISITOR)

    making.change(capacity, terms(cake, pieces=2), its_desk(capacity))

    assert broken() == [0, 0, 0]


def test_less_may_be_booked_of_what_is_ready_and_never_more() -> None:
    cake = a_cake()
    a_capacity(cake, pieces=4)
    parcel = the_parcel(an_order((cake, 3)))
    making.give_back(f"order:{parcel.order_id}", after=clock.today())
    before = broken()

    bring_to(parcel, "ready")
    ready = broken()
    making.book([making.Want(cake.id, 4, clock.today())], subject=f"order:{parcel.order_id}")

    assert (before, ready, broken()) == ([0, 0, 1], [0, 0, 0], [0, 0, 1])


def test_a_day_that_holds_more_than_it_may_is_found() -> None:
    cake = a_cake()
    a_capacity(cake, pieces=4)
    an_order((cake, 4))

    change_behind(update(making.Capacity).values(pieces=3))

    assert broken() == [1, 0, 0]


def test_what_was_booked_above_a_lowered_capacity_is_found() -> None:
    cake = a_cake()
    capacity = a_capacity(cake, pieces=4)
    an_order((cake, 3))
    making.change(capacity, terms(cake, pieces=2), its_desk(capacity))
    allowed = broken()

    change_behind(update(CapacityBooking).values(booked_at=clock.now() + timedelta(minutes=1)))

    assert (allowed, broken()) == ([0, 0, 0], [1, 0, 0])


@pytest.mark.parametrize(
    ("fault", "found"),
    [
        (update(CapacityDay).values(booked=2), [0, 1, 0]),
        (delete(CapacityBooking), [0, 1, 1]),
        (update(CapacityBooking).values(subject="order:0"), [0, 0, 2]),
        (delete(CapacityDay), [0, 1, 0]),
    ],
)
def test_what_is_lost_is_found(fault, found: list[int]) -> None:  # type: ignore[no-untyped-def]
    cake = a_cake()
    a_capacity(cake, pieces=4)
    an_order((cake, 3))

    change_behind(fault)

    assert broken() == found
