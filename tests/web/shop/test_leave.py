"""What shoppers read of a holiday: now, soon, or nothing."""

from datetime import UTC, date, datetime, timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from flask import Flask

from storefront.kernel import clock
from storefront.web.kit.locale import read_in
from storefront.web.shop.leave import leave_of


def a_row(first: int | None, back: int | None) -> Any:
    days = {"closed_from": first, "closed_until": back}
    told = {name: None if ahead is None else clock.today() + timedelta(days=ahead) for name, ahead in days.items()}
    return SimpleNamespace(**told, closed_note_ar="عمرة", closed_note_en="")


@pytest.mark.parametrize(
    ("first", "back", "said"),
    [
        (None, None, ""),
        (None, 4, "حتى"),
        (0, 4, "حتى"),
        (1, 4, "من"),
        (30, 40, "من"),
        (31, 40, ""),
        (-9, 0, ""),
    ],
)
def test_a_holiday_is_told_when_it_matters(app: Flask, first: int | None, back: int | None, said: str) -> None:
    with app.test_request_context():
        leave = leave_of(a_row(first, back))

    assert (leave is not None) == bool(said)
    if leave:
        assert leave.title.startswith(f"الدكّة في إجازة {said}")
        assert leave.note == "عمرة"


@pytest.mark.parametrize(
    ("lang", "title"),
    [
        ("ar", "الدكّة في إجازة حتى السبت 5 ديسمبر."),
        ("en", "The shop is on holiday until Saturday 5 December."),
    ],
)
def test_a_holiday_is_told_up_to_its_last_day(app: Flask, lang: str, title: str) -> None:
    days = {"closed_from": date(2026, 11, 30), "closed_until": date(2026, 12, 6)}
    row = SimpleNamespace(**days, closed_note_ar="", closed_note_en="")
    with clock.set_to(datetime(2026, 12, 1, 9, tzinfo=UTC)), app.test_request_context("/"), read_in(lang):
        leave = leave_of(row)

    assert leave
    assert leave.title == title
