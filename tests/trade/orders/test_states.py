"""The road of a parcel, as a grid: every pair of states is either allowed or refused."""

import pytest

from storefront.kernel.refusals import NotNow
from storefront.trade.orders.states import OPEN, PARCEL, REACHED, UNDONE

ROAD = {
    ("placed", "accepted"), ("placed", "declined"), ("placed", "cancelled"),
    ("accepted", "preparing"), ("accepted", "declined"), ("accepted", "cancelled"),
    ("preparing", "ready"), ("preparing", "declined"), ("preparing", "cancelled"),
    ("ready", "handed_over"), ("ready", "delivered"), ("ready", "cancelled"), ("ready", "sent"), ("ready", "refused"),
    ("ready", "declined"),
    ("sent", "delivered"), ("sent", "refused"), ("sent", "cancelled"),
    ("handed_over", "completed"), ("handed_over", "returned"),
    ("delivered", "completed"), ("delivered", "returned"),
    ("completed", "returned"),
}  # fmt: skip
GRID = [(before, after) for before in PARCEL for after in PARCEL]


@pytest.mark.parametrize(("before", "after"), GRID, ids=lambda state: str(state))
def test_a_step_is_on_the_road_or_refused(before: str, after: str) -> None:
    if (before, after) in ROAD:
        PARCEL.check(before, after)
        return
    with pytest.raises(NotNow):
        PARCEL.check(before, after)


def test_every_state_is_open_reached_or_undone() -> None:
    assert set(PARCEL) == set(OPEN) | set(REACHED) | set(UNDONE)
    assert len(list(PARCEL)) == len(OPEN) + len(REACHED) + len(UNDONE)


def test_what_is_undone_stays_undone() -> None:
    assert all(not PARCEL.steps(state) for state in UNDONE)
