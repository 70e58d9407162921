"""Until when an order may be mended or called off: the clock cases of the law."""

from datetime import UTC, datetime, timedelta

import pytest

from storefront.trade.orders import policy
from storefront.trade.orders.states import PARCEL

PLACED = datetime(2026, 11, 1, 9, tzinfo=UTC)
PROMISED = datetime(2026, 11, 5, 20, 59, 59, tzinfo=UTC)
SECOND = timedelta(seconds=1)


@pytest.mark.parametrize(
    ("states", "allowed"),
    [
        ({"placed"}, True),
        ({"placed", "accepted"}, True),
        ({"placed", "declined"}, True),
        ({"accepted", "preparing"}, False),
        ({"delivered"}, False),
        ({"declined", "cancelled"}, False),
    ],
)
def test_mending_needs_that_nobody_has_begun_and_something_is_to_come(states: set[str], allowed: bool) -> None:
    assert policy.may_correct(states, PLACED, PLACED + timedelta(hours=1)) is allowed


@pytest.mark.parametrize(("after", "allowed"), [(timedelta(hours=24), True), (timedelta(hours=24) + SECOND, False)])
def test_mending_ends_after_a_day(after: timedelta, allowed: bool) -> None:
    assert policy.may_correct({"placed"}, PLACED, PLACED + after) is allowed


@pytest.mark.parametrize("state", list(PARCEL))
def test_only_what_is_not_accepted_is_called_off_in_time(state: str) -> None:
    assert policy.may_cancel(state, PROMISED, PLACED) is (state == "placed")


@pytest.mark.parametrize("state", list(PARCEL))
def test_what_is_more_than_15_days_late_is_called_off_while_it_is_unfinished(state: str) -> None:
    late = PROMISED + timedelta(days=15) + SECOND

    assert policy.may_cancel(state, PROMISED, late) is (state in {"placed", "accepted", "preparing", "ready", "sent"})


def test_15_days_are_not_more_than_15_days() -> None:
    assert not policy.is_very_late(PROMISED, PROMISED + timedelta(days=15))
