"""A step of a parcel ends the question about another date and frees days nobody needs, inside the same unit of work."""

from datetime import timedelta

import pytest

from storefront.insight.invariants import making as rules
from storefront.kernel import clock
from storefront.reactions import proposing
from storefront.trade import orders
from tests.builders.making import booked
from tests.builders.proposing import a_cake_parcel, propose

pytestmark = pytest.mark.usefixtures("app")


@pytest.mark.parametrize(
    ("after", "state"), [("preparing", "asked"), ("ready", "withdrawn"), ("cancelled", "withdrawn")]
)
def test_every_step_but_the_beginning_ends_it(after: str, state: str) -> None:
    parcel, capacity = a_cake_parcel(state="accepted")
    proposal = propose(parcel)

    for _ in range(2):
        proposing.parcel_moved(orders.ParcelMoved(parcel.id, "accepted", after, None))

    assert proposal.state == state
    assert (len(booked(capacity)) > 1) is (state == "asked")


@pytest.mark.parametrize("after", ["ready", "handed_over"])
def test_what_is_ready_early_leaves_its_days_to_come_to_others(after: str) -> None:
    parcel, capacity = a_cake_parcel(state="preparing", pieces=5, a_day=2)
    whole = booked(capacity)
    parcel.state = after

    with clock.set_to(clock.now() + timedelta(days=1)):  # on the first of its three days
        for _ in range(2):
            proposing.parcel_moved(orders.ParcelMoved(parcel.id, "preparing", after, None))
    left = booked(capacity)

    assert (whole, left) == ([2, 2, 1], [2])
    assert (rules.pieces_ordered_and_not_booked(), rules.days_that_are_not_their_bookings()) == ([], [])


@pytest.mark.parametrize("after", ["accepted", "preparing"])
def test_what_is_still_made_keeps_its_days(after: str) -> None:
    parcel, capacity = a_cake_parcel(pieces=5, a_day=2)

    proposing.parcel_moved(orders.ParcelMoved(parcel.id, "placed", after, None))

    assert booked(capacity) == [2, 2, 1]
