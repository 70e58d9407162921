"""Hours of a market: as they are typed, in Ramadan, after midnight, on days on which it is shut. Pure."""

from datetime import date, datetime

import pytest

from storefront.fairs.markets import hours, refusals
from storefront.fairs.markets.hours import Standing, Times

USUAL = [hours.read("9:00-12:00, 16:00-23:00")] * 4 + [[]] + [hours.read("16-23")] * 2
TIMES = Times(USUAL, [hours.read("21:00-2:00")] * 7, ["2027-01-12"])
TUESDAY, FRIDAY = date(2027, 1, 5), date(2027, 1, 8)
FIRST_OF_RAMADAN = date(2027, 2, 8)


@pytest.mark.parametrize(
    ("typed", "spans"),
    [
        ("", []),
        ("16-23", [[960, 1380]]),
        ("9:00-12:00, 16:00 – 23:00", [[540, 720], [960, 1380]]),
        ("21:00-2:00", [[1260, 1560]]),
        ("0:00-24:00", [[0, 1440]]),
    ],
)
def test_hours_are_read_as_people_type_them(typed: str, spans: list[list[int]]) -> None:
    assert hours.read(typed) == spans
    assert hours.read(hours.written(spans)) == spans or typed == "0:00-24:00"


@pytest.mark.parametrize(
    "typed", ["nine", "9-", "25-26", "9:75-10", "9-12, 11-14", "21-7", "1-2,3-4,5-6,7-8", "9-12 ،", "-"]
)
def test_what_are_no_hours_is_refused(typed: str) -> None:
    if typed == "9-12 ،":
        assert hours.read(typed) == [[540, 720]]
        return
    with pytest.raises(refusals.HoursAreNotValid):
        hours.read(typed)


def test_each_day_has_its_own_and_ramadan_others() -> None:
    assert hours.of_day(TIMES, TUESDAY) == [[540, 720], [960, 1380]]
    assert hours.of_day(TIMES, FRIDAY) == []
    assert hours.of_day(TIMES, FIRST_OF_RAMADAN) == [[1260, 1560]]
    assert hours.of_day(TIMES, date(2027, 2, 7)) == [[960, 1380]]  # the last of Shaaban, a Sunday
    assert hours.of_day(Times(USUAL), FIRST_OF_RAMADAN) == [[540, 720], [960, 1380]]
    assert hours.of_day(TIMES, date(2027, 1, 12)) == []
    assert hours.of_day(Times([]), TUESDAY) == []


@pytest.mark.parametrize(
    ("here", "found"),
    [
        (datetime(2027, 1, 5, 8, 59), Standing(False, 540)),
        (datetime(2027, 1, 5, 9, 0), Standing(True, 720)),
        (datetime(2027, 1, 5, 12, 0), Standing(False, 960)),
        (datetime(2027, 1, 5, 23, 0), Standing(False)),
        (datetime(2027, 1, 8, 18, 0), Standing(False)),
        (datetime(2027, 2, 9, 1, 30), Standing(True, 120)),  # of the night that began on the first of Ramadan
        (datetime(2027, 2, 9, 2, 0), Standing(False, 1260)),
        (datetime(2027, 2, 8, 1, 30), Standing(False, 1260)),  # the evening before was not of Ramadan yet
    ],
)
def test_it_is_open_or_says_when(here: datetime, found: Standing) -> None:
    assert hours.standing(TIMES, here) == found
