"""Sums as providers read them: every place of the currency, whatever the sum."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storefront.treasury.gateways import as_decimal, can_be_charged


@pytest.mark.parametrize(
    ("minor", "currency", "written"),
    [
        *((4550, "SAR", "45.50"), (5, "SAR", "0.05"), (100, "SAR", "1.00"), (-4550, "SAR", "-45.50")),
        *((5130, "KWD", "5.130"), (7, "KWD", "0.007"), (500, "JPY", "500"), (0, "SAR", "0.00")),
    ],
)
def test_a_decimal_sum_has_every_place_of_its_currency(minor: int, currency: str, written: str) -> None:
    assert as_decimal(minor, currency) == written


@given(st.integers(-(10**12), 10**12), st.sampled_from(["SAR", "KWD", "JPY"]))
def test_no_sum_is_changed_by_writing_it(minor: int, currency: str) -> None:
    places = {"SAR": 2, "KWD": 3, "JPY": 0}[currency]

    assert Decimal(as_decimal(minor, currency)).scaleb(places) == minor


def test_cards_know_no_thousandths() -> None:
    charged = [can_be_charged(minor, "KWD") for minor in (5130, 5124)]

    assert (charged, can_be_charged(5124, "SAR")) == ([True, False], True)


def test_an_unknown_currency_is_not_guessed() -> None:
    with pytest.raises(KeyError):
        as_decimal(100, "XYZ")
