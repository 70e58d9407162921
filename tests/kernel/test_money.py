"""Money: whole halalas that always add up again."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storefront.kernel import money
from storefront.kernel.money import Money

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
    shares = [share.minor for share in Money(total).split(parts)]

    assert sum(shares) == total
    assert max(shares) - min(shares) <= 1


def test_a_hundred_riyals_in_three_parts_lose_nothing() -> None:
    assert [share.minor for share in Money(10_000).split(3)] == [3334, 3333, 3333]


@pytest.mark.parametrize(("amount", "rate", "part"), [(10_000, 800, 800), (1, 800, 0), (7, 800, 1), (12_345, 1, 1)])
def test_a_portion_is_rounded_half_up(amount: int, rate: int, part: int) -> None:
    assert money.portion(amount, rate) == part


@given(halalas, st.sampled_from([0, 500, 1500]))
def test_the_tax_within_a_price_is_the_price_less_its_net(gross: int, rate: int) -> None:
    tax = money.vat_within(gross, rate)

    assert abs(tax * (10_000 + rate) - gross * rate) * 2 <= 10_000 + rate


def test_two_currencies_do_not_add() -> None:
    with pytest.raises(ValueError, match="KWD"):
        Money(1) + Money(1, "KWD")


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
    ("minor", "shown", "plain"),
    [(8500, "85", "85.00"), (124_050, "1,240.50", "1240.50"), (-5, "-0.05", "-0.05"), (0, "0", "0.00")],
)
def test_amounts_are_written(minor: int, shown: str, plain: str) -> None:
    assert money.shown(minor) == shown
    assert money.plain(minor) == plain
