"""The days of a capacity in words and small cells."""

from datetime import date, timedelta
from types import SimpleNamespace

from flask import Flask

from storefront.community.holidays import Holiday
from storefront.goods.making import Calendar, Day
from storefront.kernel import clock
from storefront.web.family.capacity_rows import Cell, cell_of, row_of, short
from storefront.web.kit.locale import read_in

SUNDAY = date(2026, 11, 29)
FRIDAY = 4


def test_every_day_is_said_in_words_and_in_a_figure() -> None:
    days = [Day(SUNDAY, kind, booked, 0) for kind, booked in (("free", 3), ("full", 10), ("off", 0), ("holiday", 2))]
    with clock.set_to(clock.now().replace(year=2026, month=11, day=26)):
        cells = [cell_of(one, 10) for one in days]

    assert [cell.figure for cell in cells] == ["3/10", "10/10", "راحة", "2/10"]
    assert [cell.words.partition(": ")[2] for cell in cells] == [
        "محجوز 3 من 10",
        "اكتمل، محجوز 10 من 10",
        "راحة",
        "إجازة، وعليه محجوز 2",
    ]
    assert cells[0] == Cell("أحد", 29, "free", "3/10", "الأحد 29 نوفمبر: محجوز 3 من 10", 30)


def test_a_day_that_holds_more_than_it_may_is_no_more_than_full() -> None:
    assert cell_of(Day(SUNDAY, "full", 12, 0), 10).share == 100


def test_a_weekday_fits_into_a_cell() -> None:
    with read_in("en"):
        english = short(SUNDAY)

    assert (short(SUNDAY), english) == ("أحد", "Sun")


def test_the_next_free_day_is_told_or_that_there_is_none(app: Flask) -> None:
    def row(calendar: Calendar):  # type: ignore[no-untyped-def]
        with app.test_request_context():
            return row_of(SimpleNamespace(id=1, name="الكيك", pieces=2), calendar, [])  # type: ignore[arg-type]

    today = clock.today()
    every_day = {today + timedelta(days=ahead): 2 for ahead in range(30)}

    assert row(Calendar(2, frozenset(), {today + timedelta(days=1): 2})).first_free == today + timedelta(days=2)
    assert row(Calendar(2, frozenset(), every_day)).first_free is None
    assert row(Calendar(2, frozenset(), {}, Holiday(None, today + timedelta(days=5)))).first_free == today + timedelta(
        days=5
    )
    assert row(Calendar(2, frozenset({FRIDAY, 5}), {})).days_off == "الجمعة، السبت"
