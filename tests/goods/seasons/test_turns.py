"""When a season comes: in either calendar, every year anew, moved by a day when the moon was."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storefront.goods.seasons import Season, coming, next_turn

DAYS = st.dates(date(2020, 1, 1), date(2060, 1, 1))


def a_season(calendar: str = "gregorian", month: int = 9, day: int = 23, **other: int) -> Season:
    return Season(**{"id": 1, "calendar": calendar, "month": month, "day": day, "days": 1, "shift_days": 0, **other})


@pytest.mark.parametrize(
    ("today", "first"),
    [
        (date(2026, 9, 22), date(2026, 9, 23)),
        (date(2026, 9, 23), date(2026, 9, 23)),
        (date(2026, 9, 24), date(2027, 9, 23)),
        (date(2026, 12, 31), date(2027, 9, 23)),
    ],
)
def test_the_national_day_comes_on_its_day(today: date, first: date) -> None:
    assert next_turn(a_season(), today).first == first


@pytest.mark.parametrize(
    ("today", "first"),
    [
        (date(2026, 1, 1), date(2026, 2, 18)),
        (date(2026, 3, 19), date(2026, 2, 18)),
        (date(2026, 3, 20), date(2027, 2, 8)),
        (date(2029, 12, 31), date(2030, 1, 5)),
        (date(2030, 12, 1), date(2030, 12, 26)),
    ],
)
def test_ramadan_moves_through_the_years_even_twice_in_one(today: date, first: date) -> None:
    ramadan = a_season("hijri", 9, 1, days=30)

    assert next_turn(ramadan, today).first == first


def test_a_month_of_twenty_nine_days_ends_before_the_feast() -> None:
    ramadan, feast = a_season("hijri", 9, 1, days=30), a_season("hijri", 10, 1, days=5)

    of_29_days, of_30_days = next_turn(ramadan, date(2027, 2, 8)), next_turn(ramadan, date(2028, 1, 28))

    assert (of_29_days.first, of_29_days.last) == (date(2027, 2, 8), date(2027, 3, 8))
    assert next_turn(feast, date(2027, 3, 8)).first == date(2027, 3, 9)
    assert (of_30_days.last - of_30_days.first).days + 1 in (29, 30)
    assert next_turn(ramadan, date(2027, 3, 9)).first == date(2028, 1, 28)


def test_the_sighting_of_the_moon_moves_the_whole_season() -> None:
    usual = next_turn(a_season("hijri", 9, 1, days=30), date(2026, 1, 1))
    moved = next_turn(a_season("hijri", 9, 1, days=30, shift_days=1), date(2026, 1, 1))

    assert (moved.first - usual.first, moved.last - usual.last) == (timedelta(1), timedelta(1))


@given(DAYS, st.sampled_from(["hijri", "gregorian"]), st.integers(1, 12), st.integers(1, 28), st.integers(1, 40))
def test_a_turn_is_on_or_ahead_and_never_skips_one(today: date, calendar: str, month: int, day: int, days: int) -> None:
    season = a_season(calendar, month, day, days=days)

    turn = next_turn(season, today)

    assert turn.last >= today
    to_the_end = calendar == "hijri" and day + days - 1 == 30  # of a month that may have 29 days
    assert (turn.last - turn.first).days in ({days - 1, days - 2} if to_the_end else {days - 1})
    assert (turn.first - today).days <= 366
    assert next_turn(season, turn.last).first == turn.first
    assert next_turn(season, turn.last + timedelta(1)).first > turn.last


def test_a_turn_is_on_from_its_first_to_its_last_day() -> None:
    turn = next_turn(a_season(days=3), date(2026, 9, 1))

    assert [turn.is_on(date(2026, 9, day)) for day in (22, 23, 25, 26)] == [False, True, True, False]


def test_the_soonest_season_comes_first() -> None:
    seasons = [a_season(id=1, month=9), a_season(id=2, month=2), a_season(id=3, month=9)]

    assert [turn.season.id for turn in coming(seasons, date(2026, 6, 1))] == [1, 3, 2]
