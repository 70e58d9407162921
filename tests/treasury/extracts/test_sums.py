"""A row says how much and which way; what its file lets in doubt, nobody tells."""

import pytest

from storefront.treasury.extracts import sums
from storefront.treasury.extracts.figures import Form
from storefront.treasury.extracts.sums import Habits

POINT = Habits(Form.POINT, is_signed=False)


@pytest.mark.parametrize(
    ("cells", "net"),
    [
        ({"amount": "5"}, 500),
        ({"amount": "5-"}, -500),
        ({"amount": "5", "debit": "5"}, -500),
        ({"amount": "5", "debit": ""}, 500),
        ({"credit": "5", "debit": "0.00"}, 500),
        ({"credit": "", "debit": "5"}, -500),
        ({"credit": "-5"}, -500),
        ({"credit": "0.00", "debit": ""}, 0),
        ({"amount": "5", "flag": "Dr."}, -500),
        ({"amount": "5", "type": "إيداع"}, 500),
        ({"amount": "5", "type": "FEES"}, -500),
        ({"amount": "-5", "type": "Transfer"}, -500),
        ({"amount": "5 CR", "type": "Transfer"}, 500),
    ],
)
def test_a_row_moves_the_account_up_or_down(cells: dict[str, str], net: int) -> None:
    assert sums.net(cells, POINT) == net


@pytest.mark.parametrize(
    "cells",
    [
        {"amount": "five"},
        {"amount": ""},
        {"credit": "5", "debit": "5"},
        {"amount": "5", "credit": ""},
        {"amount": "5", "flag": ""},
        {"amount": "5", "flag": "x", "type": "deposit"},
        {"amount": "5", "type": "Transfer"},
        {"amount": "-5", "type": "Deposit"},
        {"credit": "5", "type": "Charge"},
        {"amount": "5", "flag": "CR", "type": "Charge"},
    ],
)
def test_what_contradicts_itself_or_says_nothing_is_not_told(cells: dict[str, str]) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        sums.net(cells, POINT)


@pytest.mark.parametrize(("other", "is_signed"), [("-3", True), ("(3)", True), ("3 DR", True), ("3", False)])
def test_a_file_that_signs_what_went_out_says_what_came_in(other: str, is_signed: bool) -> None:
    habits = sums.habits_of([{"amount": other, "type": "x"}, {"amount": "5", "type": "x"}])

    assert habits == Habits(Form.POINT, is_signed)
    if is_signed:
        assert sums.net({"amount": "5", "type": "x"}, habits) == 500
