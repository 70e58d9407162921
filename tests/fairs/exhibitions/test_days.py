"""Days and hours of an exhibition."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storefront.fairs.exhibitions import refusals
from storefront.fairs.exhibitions.days import MOST_DAYS, OpenDay, are_alike, checked, has_ended, moment, shifted, spread

FIRST = date(2027, 1, 28)


def test_a_closing_after_midnight_is_counted_on() -> None:
    (one,) = spread(FIRST, 1, 20 * 60, 60)

    assert one.closes == 25 * 60
    assert one.opening.isoformat() == "2027-01-28T20:00:00+03:00"
    assert one.closing.isoformat() == "2027-01-29T01:00:00+03:00"


@given(st.integers(1, MOST_DAYS), st.integers(0, 1439), st.integers(0, 360))
def test_days_on_end_are_found_right_and_alike(number: int, opens: int, closes: int) -> None:
    days = spread(FIRST, number, opens, closes)

    assert checked(days) == days
    assert are_alike(days)
    assert days[-1].day == FIRST + timedelta(days=number - 1)


def test_they_are_put_in_their_order() -> None:
    days = spread(FIRST, 3, 600, 1200)

    assert checked([days[2], days[0], days[1]]) == days


@pytest.mark.parametrize(
    ("days", "refusal"),
    [
        ([], refusals.DaysAreMissing),
        (spread(FIRST, MOST_DAYS + 1, 600, 1200), refusals.DaysAreTooMany),
        ([OpenDay(FIRST, 600, 1200), OpenDay(FIRST, 700, 1300)], refusals.TwoOfOneDay),
        ([OpenDay(FIRST, 600, 600)], refusals.HoursAreNotValid),
        ([OpenDay(FIRST, -1, 600)], refusals.HoursAreNotValid),
        ([OpenDay(FIRST, 1440, 1500)], refusals.HoursAreNotValid),
        ([OpenDay(FIRST, 600, 1801)], refusals.HoursAreNotValid),
    ],
)
def test_what_cannot_be_its_days(days: list[OpenDay], refusal: type[Exception]) -> None:
    with pytest.raises(refusal):
        checked(days)


def test_a_gap_or_other_hours_make_them_unlike() -> None:
    days = spread(FIRST, 3, 600, 1200)

    assert not are_alike([days[0], days[2]])
    assert not are_alike([days[0], OpenDay(days[1].day, 600, 1201)])


def test_they_move_with_their_hours_and_their_audience() -> None:
    moved = shifted([OpenDay(FIRST, 600, 1200, "women")], timedelta(days=2))

    assert moved == [OpenDay(FIRST + timedelta(days=2), 600, 1200, "women")]


def test_it_is_over_at_its_last_minute() -> None:
    closes = moment(FIRST, 23 * 60)

    assert not has_ended(closes, closes - timedelta(seconds=1))
    assert has_ended(closes, closes)
    assert not has_ended(None, closes)
