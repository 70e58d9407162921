"""The commission on a line and its pieces: rounded once, and however it is divided the parts are the whole."""

from hypothesis import given
from hypothesis import strategies as st

from storefront.trade.commissions.fees import Fee, fee_on, of_pieces
from storefront.trade.commissions.rates import USUAL_BASIS_POINTS


@given(st.integers(0, 10**9), st.integers(0, 5_000), st.sampled_from([0, 500, 1_500]))
def test_a_commission_lies_within_its_price_and_its_tax_within_it(price: int, rate: int, vat_rate: int) -> None:
    fee = fee_on(price, rate, vat_rate=vat_rate)

    assert 0 <= fee.vat_minor <= fee.minor <= price
    assert abs(fee.minor * 10_000 - price * rate) <= 5_000


@given(st.integers(0, 10**6), st.lists(st.integers(1, 20), min_size=1, max_size=50))
def test_pieces_given_back_in_any_steps_give_the_whole_back(whole: int, steps: list[int]) -> None:
    quantity, gone, back = sum(steps), 0, []

    for pieces in steps:
        back.append(of_pieces(whole, quantity, gone + pieces) - of_pieces(whole, quantity, gone))
        gone += pieces

    assert sum(back) == whole
    assert all(part >= 0 for part in back)


@given(st.integers(0, 10**6), st.integers(1, 99))
def test_no_piece_carries_a_halala_more_than_another(whole: int, quantity: int) -> None:
    each = [of_pieces(whole, quantity, at + 1) - of_pieces(whole, quantity, at) for at in range(quantity)]

    assert max(each) - min(each) <= 1


def test_the_platforms_tax_lies_inside_its_commission() -> None:
    assert fee_on(10_000, 1_150, vat_rate=1_500) == Fee(1_150, 1_150, 150)
    assert fee_on(10_000, 1_150) == Fee(1_150, 1_150, 0)


def test_without_a_rate_of_tax_not_a_halala_of_it_lies_in_the_largest_commission() -> None:
    assert fee_on(10**9, 1_000) == Fee(1_000, 10**8, 0)


def test_half_a_halala_goes_up_and_the_usual_rate_never_makes_one() -> None:
    """Why it is half up and not to even is written down in docs/decisions."""
    assert [fee_on(price, 750).minor for price in (20, 60)] == [2, 5]  # 1.5 and 4.5
    assert not [price for price in range(10_000) if price * USUAL_BASIS_POINTS % 10_000 == 5_000]
