"""Lines are ticked ready one by one: the first begins the parcel, the last makes it ready, and two hands at once are one."""

from collections.abc import Callable

import pytest

from storefront.insight.invariants.trade import parcels_ready_and_not_so
from storefront.kernel.database import db
from storefront.kernel.refusals import NotAllowed, NotFound, NotNow
from storefront.trade import packing
from storefront.trade.orders import Parcel, ReadyLine
from tests.builders.community import a_family, desk
from tests.builders.goods import a_product
from tests.builders.trade import an_order, bring_to, the_parcel

pytestmark = pytest.mark.usefixtures("app")


def a_parcel_of_two(state: str = "accepted") -> tuple[Parcel, list[int]]:
    """A parcel of two lines in a state."""
    family = a_family()
    parcel = the_parcel(an_order((a_product(of=family), 1), (a_product(of=family), 2)))
    ids = [line.id for line in parcel.lines]
    return (bring_to(parcel, state) if state != "placed" else parcel), ids


def test_the_first_line_begins_the_parcel_and_the_last_makes_it_ready() -> None:
    parcel, (first, last) = a_parcel_of_two()

    states = []
    for line_id in (first, first, last):
        packing.tick(parcel, line_id, desk(parcel.family))
        states.append(parcel.state)

    assert states == ["preparing", "preparing", "ready"]
    assert parcels_ready_and_not_so() == []


def test_a_line_can_be_taken_back_until_all_are_ready() -> None:
    parcel, (first, last) = a_parcel_of_two()
    packing.tick(parcel, first, desk(parcel.family))

    for _ in range(2):
        packing.untick(parcel, first, desk(parcel.family))
    packing.tick(parcel, last, desk(parcel.family))

    assert (parcel.state, db.session.query(ReadyLine).count()) == ("preparing", 1)


@pytest.mark.parametrize("act", [packing.tick, packing.untick])
@pytest.mark.parametrize("state", ["placed", "ready", "handed_over"])
def test_what_is_not_being_made_is_not_ticked(act: Callable[..., None], state: str) -> None:
    parcel, (first, _) = a_parcel_of_two(state)

    with pytest.raises(NotNow):
        act(parcel, first, desk(parcel.family))


@pytest.mark.parametrize("act", [packing.tick, packing.untick])
def test_only_its_family_ticks_and_only_lines_of_the_parcel(act: Callable[..., None]) -> None:
    (parcel, (first, _)), (_, (others, _)) = a_parcel_of_two(), a_parcel_of_two()

    with pytest.raises(NotAllowed):
        act(parcel, first, desk(a_family()))
    with pytest.raises(NotFound):
        act(parcel, others, desk(parcel.family))


def test_a_parcel_that_waits_although_all_is_ready_is_named() -> None:
    parcel, lines = a_parcel_of_two("preparing")
    for line_id in lines:
        packing.tick(parcel, line_id, desk(parcel.family))

    parcel.state = "preparing"
    db.session.flush()

    assert parcels_ready_and_not_so() == [parcel.reference]
