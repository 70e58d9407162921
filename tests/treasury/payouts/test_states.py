"""The steps of a payout, as a table."""

import pytest

from storefront.treasury.payouts.states import BOOKED, ON_THE_WAY, PAYOUT

STEPS = {
    ("planned", "approved"),
    ("planned", "dropped"),
    ("approved", "sent"),
    ("approved", "failed"),
    ("sent", "done"),
    ("sent", "failed"),
    ("done", "reversed"),
}


@pytest.mark.parametrize("state", list(PAYOUT))
@pytest.mark.parametrize("step", list(PAYOUT))
def test_only_these_steps_are_taken(state: str, step: str) -> None:
    assert PAYOUT.allows(state, step) is ((state, step) in STEPS)


def test_what_is_on_the_way_is_booked() -> None:
    assert set(ON_THE_WAY) < set(BOOKED)
    assert set(PAYOUT) - set(BOOKED) == {"planned", "dropped"}
