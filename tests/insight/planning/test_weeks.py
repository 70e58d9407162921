"""Weeks around a season, counted from its first day in either calendar."""

from datetime import date, timedelta
from itertools import pairwise

import pytest

from storefront.goods import seasons
from storefront.goods.seasons import Season
from storefront.insight.planning import BEFORE, last_turn, weeks_of
from storefront.kernel import calendars

RAMADAN = Season(calendar="hijri", month=9, day=1, days=30, shift_days=0)
NATIONAL_DAY = Season(calendar="gregorian", month=9, day=23, days=1, shift_days=0)


@pytest.mark.parametrize("today", [date(2026, 12, 1), date(2027, 2, 10), date(2027, 3, 20), date(2028, 1, 1)])
def test_the_last_turn_is_the_one_before_the_next_by_the_moon(today: date) -> None:
    coming, last = seasons.next_turn(RAMADAN, today), last_turn(RAMADAN, today)

    year, month, day = calendars.to_hijri(coming.first)
    assert calendars.to_hijri(last.first) == (year - 1, month, day)
    assert last.last < today


@pytest.mark.parametrize(
    ("today", "year"), [(date(2026, 12, 1), 2026), (date(2026, 9, 23), 2025), (date(2026, 2, 1), 2025)]
)
def test_the_last_turn_is_the_one_before_the_next_by_the_sun(today: date, year: int) -> None:
    assert last_turn(NATIONAL_DAY, today).first == date(year, 9, 23)


def test_weeks_follow_one_another_and_end_with_the_season() -> None:
    turn = seasons.next_turn(RAMADAN, date(2026, 12, 1))

    weeks = weeks_of(turn)

    assert [one.number for one in weeks] == [-4, -3, -2, -1, 1, 2, 3, 4, 5]
    assert weeks[0].first == turn.first - timedelta(weeks=BEFORE)
    assert weeks[BEFORE].first == turn.first
    assert weeks[-1].last == turn.last
    day = timedelta(days=1)
    assert all(one.last + day == following.first for one, following in pairwise(weeks))


def test_a_season_of_a_day_has_one_week_of_a_day() -> None:
    turn = seasons.next_turn(NATIONAL_DAY, date(2026, 9, 1))

    assert (weeks_of(turn)[-1].first, weeks_of(turn)[-1].last) == (turn.first, turn.first)
