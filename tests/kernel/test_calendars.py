"""Two calendars: Umm al-Qura beside the Gregorian. The dates were computed for the domain's table of seasons."""

from datetime import date

import pytest

from storefront.kernel import calendars


@pytest.mark.parametrize(
    ("month", "day", "dates"),
    [
        (7, 1, (date(2026, 12, 10), date(2027, 11, 29), date(2028, 11, 18))),
        (9, 1, (date(2027, 2, 8), date(2028, 1, 28), date(2029, 1, 16))),
        (10, 1, (date(2027, 3, 9), date(2028, 2, 26), date(2029, 2, 14))),
        (12, 8, (date(2027, 5, 14), date(2028, 5, 3), date(2029, 4, 22))),
    ],
)
def test_hijri_days_come_when_the_table_says(month: int, day: int, dates: tuple[date, ...]) -> None:
    assert tuple(calendars.from_hijri(1448 + ahead, month, day) for ahead in range(3)) == dates


def test_today_has_two_names() -> None:
    day = date(2026, 11, 23)

    assert calendars.to_hijri(day) == (1448, 6, 13)
    assert calendars.hijri_words(day, "ar") == "13 جمادى الآخرة 1448"
    assert calendars.gregorian_words(day, "en", with_year=True) == "Monday 23 November 2026"


def test_the_thirtieth_of_a_short_month_is_its_last_day() -> None:
    months = [calendars.to_hijri(calendars.from_hijri(1448, month, 30))[1:] for month in range(1, 13)]

    assert [month for month, _ in months] == list(range(1, 13))
    assert {day for _, day in months} == {29, 30}


def test_founding_day_falls_into_ramadan_in_2027() -> None:
    assert calendars.to_hijri(date(2027, 2, 22)) == (1448, 9, 15)


@pytest.mark.parametrize(("calendar", "month", "day"), [("hijri", 9, 1), ("gregorian", 2, 22), ("gregorian", 9, 23)])
def test_the_next_turn_is_never_in_the_past(calendar: str, month: int, day: int) -> None:
    today = date(2026, 11, 24)

    coming = calendars.next_yearly(calendar, month, day, after=today)

    assert today <= coming < date(2027, 12, 31)


def test_weeks_begin_on_sunday() -> None:
    assert calendars.week_start(date(2026, 11, 24)) == date(2026, 11, 22)
    assert calendars.week_start(date(2026, 11, 22)) == date(2026, 11, 22)
