"""What shoppers read of a holiday: now, soon, or nothing."""

from datetime import timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from flask import Flask

from storefront.kernel import clock
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
