"""How money lies on an invoice: fee first, deposit after it, never more than is owed; what goes back is what came."""

from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storefront.fairs.invoices import Spread, left, spread, state_of, taken_from


@dataclass
class Line:
    kind: str
    amount_minor: int
    waived_minor: int = 0
    paid_minor: int = 0
    back_minor: int = 0
    kept_minor: int = 0


@dataclass
class Part:
    id: int
    fee_minor: int
    deposit_minor: int


@given(st.integers(1, 1000), st.integers(1, 1000), st.integers(0, 3000))
def test_a_sum_pays_the_fee_then_the_deposit_and_the_rest_is_over(fee: int, deposit: int, amount: int) -> None:
    on = spread(amount, [Line("fee", fee), Line("deposit", deposit)])

    assert on.total_minor == amount
    assert on.fee_minor == min(amount, fee)
    assert on.deposit_minor == min(amount - on.fee_minor, deposit)


@pytest.mark.parametrize(
    ("line", "state"),
    [
        (Line("fee", 10), "due"),
        (Line("fee", 10, paid_minor=10), "paid"),
        (Line("fee", 10, waived_minor=4, paid_minor=6), "paid"),
        (Line("fee", 10, waived_minor=10), "waived"),
        (Line("fee", 10, paid_minor=10, back_minor=10), "due"),
        (Line("deposit", 10, paid_minor=9), "due"),
        (Line("deposit", 10, paid_minor=10), "held"),
        (Line("deposit", 10, paid_minor=10, back_minor=10), "returned"),
        (Line("deposit", 10, paid_minor=10, kept_minor=10), "forfeited"),
    ],
)
def test_a_line_is_as_far_as_its_sums_say(line: Line, state: str) -> None:
    assert state_of(line) == state


def test_a_deposit_that_went_back_is_not_asked_for_again() -> None:
    assert left([Line("fee", 10, paid_minor=10), Line("deposit", 5, paid_minor=5, back_minor=5)]) == 0


def test_what_goes_back_is_taken_of_the_newest_parts_first() -> None:
    parts = [Part(1, 60, 0), Part(2, 40, 20)]
    gone = [(2, Spread(10))]

    assert taken_from(parts, gone, Spread(50, 20)) == [(2, Spread(30, 20)), (1, Spread(20))]


def test_no_more_goes_back_than_came() -> None:
    with pytest.raises(ValueError, match="more goes back"):
        taken_from([Part(1, 60, 0)], [(1, Spread(60))], Spread(1))
