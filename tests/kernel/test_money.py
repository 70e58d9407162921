"""Money: whole halalas that always add up again."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storefront.kernel import money

halalas = st.integers(min_value=0, max_value=10**12)


@given(halalas, st.lists(st.integers(0, 10**6), min_size=1, max_size=50).filter(any))
def test_shares_add_up_to_the_whole(total: int, weights: list[int]) -> None:
    shares = money.share_out(total, weights)

    assert sum(shares) == total
    assert all(
        abs(share * sum(weights) - total * weight) < sum(weights) for share, weight in zip(shares, weights, strict=True)
    )


@given(halalas, st.integers(1, 60))
def test_equal_parts_differ_by_one_halala_at_most(total: int, parts: int) -> None:
    shares = money.share_out(total, [1] * parts)

    assert sum(shares) == total
    assert max(shares) - min(shares) <= 1


@pytest.mark.parametrize(
    ("total", "weights", "shares"),
    [
        (10_000, [1, 1, 1], [3334, 3333, 3333]),
        (100, [1, 5, 1], [14, 72, 14]),  # the halala left over goes where most was cut off
        (10, [5, 1], [8, 2]),  # 8.33 and 1.67: the smaller share has the larger rest
        (5, [2, 2, 2, 2], [2, 1, 1, 1]),
        (7, [0, 3, 0], [0, 7, 0]),
        (0, [3, 4], [0, 0]),
    ],
)
def test_what_is_left_over_goes_to_the_largest_rest_and_of_equal_ones_to_the_first(
    total: int, weights: list[int], shares: list[int]
) -> None:
    assert money.share_out(total, weights) == shares


@pytest.mark.parametrize("weights", [[], [0], [0, 0], [2, -1]])
def test_nothing_is_shared_out_by_no_weights_or_negative_ones(weights: list[int]) -> None:
    with pytest.raises(ValueError, match="weights"):
        money.share_out(100, weights)


@pytest.mark.parametrize(
    ("amount", "rate", "part"),
    [(10_000, 800, 800), (1, 800, 0), (7, 800, 1), (12_345, 1, 1), (1, 5_000, 1), (1, 4_999, 0)],
)
def test_a_portion_is_rounded_half_up(amount: int, rate: int, part: int) -> None:
    assert money.portion(amount, rate) == part


@given(halalas, st.sampled_from([0, 500, 1500]))
def test_the_tax_within_a_price_is_the_price_less_its_net(gross: int, rate: int) -> None:
    tax = money.vat_within(gross, rate)

    assert abs(tax * (10_000 + rate) - gross * rate) * 2 <= 10_000 + rate


@pytest.mark.parametrize(("text", "minor"), [("85", 8500), (" 85.5 ", 8550), ("0.05", 5), ("-1", -100), ("85.", 8500)])
def test_riyals_are_read(text: str, minor: int) -> None:
    assert money.parse_riyals(text) == minor


@pytest.mark.parametrize(
    "text", ["", "x", "1.005", "NaN", "Infinity", "1e30", "1e3", "1_000", "١", "--1", "1,5", "9" * 400]
)
def test_what_is_no_amount_is_refused(text: str) -> None:
    with pytest.raises(ValueError):
        money.parse_riyals(text)


@pytest.mark.parametrize(
    ("minor", "shown", "plain", "exact"),
    [
        (8500, "85", "85.00", "85.00"),
        (124_050, "1,240.50", "1240.50", "1,240.50"),
        (-5, "−0.05", "-0.05", "−0.05"),
        (-100, "−1", "-1.00", "−1.00"),
        (-1, "−0.01", "-0.01", "−0.01"),
        (1, "0.01", "0.01", "0.01"),
        (0, "0", "0.00", "0.00"),
    ],
)
def test_amounts_are_written(minor: int, shown: str, plain: str, exact: str) -> None:
    assert (money.shown(minor), money.plain(minor), money.exact(minor)) == (shown, plain, exact)
