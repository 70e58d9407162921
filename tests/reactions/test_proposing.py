"""A step of a parcel ends the question about another date, inside the same unit of work."""

import pytest

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
