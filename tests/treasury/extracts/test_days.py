"""One file writes its days in one way; where it can be read in two, a person is asked."""

from datetime import date

import pytest

from storefront.kernel import calendars
from storefront.treasury.extracts import days
from storefront.treasury.extracts.days import First, Manner


@pytest.mark.parametrize(
    ("written", "first", "is_hijri"),
    [
        (["2026-11-30", "2026-12-01"], First.YEAR, False),
        (["2026/11/30 14:05:00"], First.YEAR, False),
        (["30/11/2026", "01/12/2026"], First.DAY, False),
        (["01/12/2026", "30.11.2026"], First.DAY, False),
        (["11/30/2026", "12/01/2026"], First.MONTH, False),
        (["05/05/2026", "06/06/2026"], First.DAY, False),
        (["19/06/1448", "01/07/1448هـ"], First.DAY, True),
        (["1448-06-19"], First.YEAR, True),
        (["٣٠/١١/٢٠٢٦"], First.DAY, False),
        (["30/11/2026", "99/99/2026", "total", ""], First.DAY, False),
        (["30/11/2026", "11/30/2026"], First.MIXED, False),
        (["30/11/2026", "2026-11-30"], First.MIXED, False),
        (["30/11/2026", "19/06/1448"], First.MIXED, False),
        (["05/12/2026", "06/06/2026"], First.EITHER, False),
        (["05/06/1448"], First.EITHER, True),
        ([], First.YEAR, False),
    ],
)
def test_a_file_says_how_it_writes_its_days(written: list[str], first: First, is_hijri: bool) -> None:
    manner = days.manner_of(written)

    assert (manner.first, manner.is_hijri) == (first, is_hijri)


@pytest.mark.parametrize("asked", [First.DAY, First.MONTH])
def test_a_person_says_it_only_where_the_file_does_not(asked: First) -> None:
    assert days.manner_of(["05/12/2026"], asked=asked).first is asked
    assert days.manner_of(["05/12/2026", "30/11/2026"], asked=asked).first is First.DAY
    assert days.manner_of(["05/12/2026", "11/30/2026"], asked=asked).first is First.MONTH


@pytest.mark.parametrize("asked", [First.YEAR, First.MIXED, First.EITHER])
def test_nothing_else_is_an_answer(asked: First) -> None:
    assert days.manner_of(["05/12/2026"], asked=asked).first is First.EITHER


@pytest.mark.parametrize(
    ("text", "manner", "day"),
    [
        ("2026-11-30T23:59", Manner(First.YEAR), date(2026, 11, 30)),
        ("01.12.2026", Manner(First.DAY), date(2026, 12, 1)),
        ("12/01/2026", Manner(First.MONTH), date(2026, 12, 1)),
        ("1448/06/19", Manner(First.YEAR, is_hijri=True), date(2026, 11, 29)),
        ("19-06-1448", Manner(First.DAY, is_hijri=True), date(2026, 11, 29)),
        ("30/11/2026", Manner(First.MONTH), None),
        ("30/11/2026", Manner(First.YEAR), None),
        ("30/11/2026", Manner(First.MIXED), None),
        ("19/06/1448", Manner(First.DAY), None),
        ("30/11/1926", Manner(First.DAY), None),
        ("30/11-2026", Manner(First.DAY), None),
        ("30/11/26", Manner(First.DAY), date(2026, 11, 30)),
        ("30/11/126", Manner(First.DAY), None),
        ("01-Dec-2026 14:05", Manner(First.YEAR), date(2026, 12, 1)),
        ("1 December 2026", Manner(First.YEAR), date(2026, 12, 1)),
        ("01DEC26", Manner(First.YEAR), date(2026, 12, 1)),
        ("Dec 1, 2026", Manner(First.YEAR), date(2026, 12, 1)),
        ("١ ديسمبر ٢٠٢٦", Manner(First.YEAR), date(2026, 12, 1)),
        ("31-Nov-2026", Manner(First.YEAR), None),
        ("01-Day-2026", Manner(First.YEAR), None),
        ("yesterday", Manner(First.DAY), None),
    ],
)
def test_a_day_is_read_in_the_manner_of_its_file(text: str, manner: Manner, day: date | None) -> None:
    assert days.read(text, manner) == day


def test_a_thirtieth_that_a_hijri_month_does_not_have_is_no_day() -> None:
    short = next(month for month in range(1, 13) if calendars.to_hijri(calendars.from_hijri(1448, month, 30))[2] == 29)

    assert days.read(f"1448-{short:02d}-29", Manner(First.YEAR, is_hijri=True))
    assert days.read(f"1448-{short:02d}-30", Manner(First.YEAR, is_hijri=True)) is None


def test_both_days_of_an_unclear_one_are_shown() -> None:
    assert days.both_of(days.manner_of(["05/12/2026"])) == [
        (First.DAY, date(2026, 12, 5)),
        (First.MONTH, date(2026, 5, 12)),
    ]
