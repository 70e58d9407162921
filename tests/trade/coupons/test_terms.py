"""What a coupon takes off, in halalas: never more than there is, and always the sum of its parts."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storefront.trade.coupons import refusals, terms
from tests.builders.coupons import terms as some_terms

PRICES = st.lists(st.integers(0, 10_000_00), min_size=1, max_size=50).filter(any)
TODAY = date(2026, 11, 28)


@given(PRICES, st.integers(1, 10_000), st.none() | st.integers(1, 10_000_00))
def test_a_share_of_any_basket_is_split_to_the_halala(prices: list[int], points: int, cap: int | None) -> None:
    off = terms.discount_of(sum(prices), basis_points=points, cap_minor=cap, amount_minor=None)

    parts = terms.split(off, prices)

    assert sum(parts) == off <= min(sum(prices), cap or sum(prices))
    assert all(0 <= part <= price for part, price in zip(parts, prices, strict=True))


@given(PRICES, st.integers(1, 10_000_00))
def test_an_amount_is_split_to_the_halala_and_never_above_the_price(prices: list[int], amount: int) -> None:
    off = terms.discount_of(sum(prices), basis_points=None, cap_minor=None, amount_minor=amount)

    parts = terms.split(off, prices)

    assert sum(parts) == off == min(amount, sum(prices))
    assert all(0 <= part <= price for part, price in zip(parts, prices, strict=True))


def test_a_share_is_rounded_once_and_stops_at_its_cap() -> None:
    assert terms.discount_of(9_999, basis_points=1_500, cap_minor=None, amount_minor=None) == 1_500
    assert terms.discount_of(100_000, basis_points=1_500, cap_minor=5_000, amount_minor=None) == 5_000


def test_the_larger_line_gets_the_larger_part() -> None:
    assert terms.split(1_000, [8_500, 1_500]) == [850, 150]
    assert terms.split(100, [1, 1, 1]) == [34, 33, 33]
    assert terms.split(0, [5, 5]) == [0, 0]


@pytest.mark.parametrize(
    ("wrong", "refusal"),
    [
        ({"percent": 101}, refusals.ReductionIsNotValid),
        ({"amount": 10_000_01}, refusals.ReductionIsNotValid),
        ({"amount": 500, "cap_minor": 100}, refusals.ReductionIsNotValid),
        ({"percent": 10, "cap_minor": 0}, refusals.ReductionIsNotValid),
        ({"percent": 10, "cap_minor": 10_000_01}, refusals.ReductionIsNotValid),
        ({"minimum_minor": -1}, refusals.MinimumIsNotValid),
        ({"minimum_minor": 10_000_01}, refusals.MinimumIsNotValid),
        ({"most_uses": 0}, refusals.LimitIsNotValid),
        ({"most_uses": 1_000_001}, refusals.LimitIsNotValid),
        ({"most_each": 0}, refusals.LimitIsNotValid),
        ({"most_each": 1_000_001}, refusals.LimitIsNotValid),
        ({"first": TODAY, "last": TODAY - timedelta(days=1)}, refusals.DaysAreNotValid),
    ],
)
def test_terms_that_make_no_sense_are_refused(wrong: dict[str, Any], refusal: type[Exception]) -> None:
    with pytest.raises(refusal):
        terms.check(some_terms(**wrong))


@pytest.mark.parametrize(
    "right",
    [
        {"amount": 1, "minimum_minor": 0, "most_uses": 1, "most_each": 1},
        {"amount": 10_000_00, "minimum_minor": 10_000_00, "most_uses": 1_000_000, "most_each": 1_000_000},
        {"percent": 100, "cap_minor": 10_000_00, "most_uses": None, "most_each": None},
        {"percent": 1, "cap_minor": 1, "first": TODAY, "last": TODAY},
    ],
)
def test_terms_may_be_as_small_and_as_large_as_their_limits(right: dict[str, Any]) -> None:
    terms.check(some_terms(**right))


def test_the_smallest_rate_is_one_hundredth_of_a_hundredth_and_none_is_below_it() -> None:
    terms.check(terms.Terms(TODAY, basis_points=1))
    for points in (0, 10_001):
        with pytest.raises(refusals.ReductionIsNotValid):
            terms.check(terms.Terms(TODAY, basis_points=points))


def test_unless_it_says_otherwise_a_coupon_holds_once_each_for_any_basket_and_for_good() -> None:
    plain = terms.Terms(TODAY, amount_minor=500)

    assert (plain.minimum_minor, plain.most_uses, plain.most_each, plain.last) == (0, None, 1, None)
    assert plain.first_order_only is False


def test_a_coupon_of_neither_a_share_nor_an_amount_takes_nothing_off() -> None:
    assert terms.discount_of(5_000, basis_points=None, cap_minor=None, amount_minor=None) == 0


def test_a_coupon_takes_off_a_share_or_an_amount_and_not_both() -> None:
    for both in ({"basis_points": 500, "amount_minor": 500}, {"basis_points": None, "amount_minor": None}):
        with pytest.raises(refusals.ReductionIsNotValid):
            terms.check(terms.Terms(TODAY, **both))
    terms.check(some_terms(percent=100, cap_minor=5_000, first=TODAY, last=TODAY))
