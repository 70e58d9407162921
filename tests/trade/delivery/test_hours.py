"""Hours of collecting: which there can be, and the next day they are open."""

from datetime import date, datetime
from types import SimpleNamespace

import pytest

from storefront.kernel import clock
from storefront.trade.delivery import Hours
from storefront.trade.delivery.hours import of

SUNDAY = date(2026, 11, 29)
MONDAYS_AND_FRIDAYS = Hours(frozenset({0, 4}), 16 * 60, 21 * 60)


@pytest.mark.parametrize(
    ("hours", "valid"),
    [
        (Hours(), True),
        (MONDAYS_AND_FRIDAYS, True),
        (Hours(frozenset({0}), 600, 600), False),
        (Hours(frozenset({0}), 21 * 60, 90), True),
        (Hours(frozenset({0}), 900, -1), False),
        (Hours(frozenset({0}), 600, 1440), False),
        (Hours(frozenset({7}), 600, 900), False),
    ],
)
def test_which_hours_there_can_be(hours: Hours, valid: bool) -> None:
    assert hours.is_valid is valid


@pytest.mark.parametrize(("day", "open_on"), [(29, 30), (30, 30)])
def test_the_next_day_it_is_open(day: int, open_on: int) -> None:
    assert MONDAYS_AND_FRIDAYS.next(date(2026, 11, day)) == date(2026, 11, open_on)
    assert Hours().next(SUNDAY) == SUNDAY


def test_hours_come_back_as_they_were_kept() -> None:
    kept = SimpleNamespace(days=MONDAYS_AND_FRIDAYS.mask, opens=960, closes=1260)

    assert of(kept) == MONDAYS_AND_FRIDAYS


@pytest.mark.parametrize(("closes", "hour", "over"), [(21, 22, True), (21, 20, False), (2, 22, False), (2, 3, False)])
def test_hours_behind_midnight_end_with_no_day(closes: int, hour: int, over: bool) -> None:
    hours = Hours(frozenset({0}), 16 * 60, closes * 60)

    assert hours.are_over(datetime(2026, 11, 30, hour, tzinfo=clock.RIYADH)) is over
