"""However pieces come home and amounts are allowed in between, a line gives back its price and its commission, once."""

from dataclasses import dataclass

from hypothesis import given
from hypothesis import strategies as st

from storefront.trade import allowances
from storefront.trade.commissions import of_pieces


@dataclass(frozen=True)
class Line:
    """An order line as far as money goes."""

    total_minor: int
    quantity: int
    discount_minor: int = 0


units, pieces = st.integers(min_value=1, max_value=1_000_000), st.integers(min_value=1, max_value=50)
steps = st.lists(st.tuples(st.booleans(), st.integers(min_value=0, max_value=10_000_000)), max_size=12)


@given(units, pieces, st.integers(min_value=0, max_value=3000), steps)
def test_in_any_order_no_more_goes_back_than_the_line_cost(
    unit: int, quantity: int, rate: int, told: list[tuple[bool, int]]
) -> None:
    line, home, allowed = Line(unit * quantity, quantity), 0, 0
    commission, price_back, fee_back = line.total_minor * rate // 10_000, 0, 0
    for is_piece, wanted in [*told, (True, quantity)]:
        before = (
            allowances.price_gone(line, home, allowed),
            allowances.commission_gone(line, commission, allowances.Gone(home, allowed)),
        )
        if is_piece:
            home += min(wanted, quantity - home)
        else:
            allowed += min(wanted, line.total_minor - before[0])
        price_back += allowances.price_gone(line, home, allowed) - before[0]
        fee_step = allowances.commission_gone(line, commission, allowances.Gone(home, allowed)) - before[1]
        assert fee_step >= 0
        fee_back += fee_step

    assert (home, price_back, fee_back) == (quantity, line.total_minor, commission)


@given(units, pieces, st.integers(min_value=0, max_value=3000), st.lists(units, max_size=12))
def test_however_often_a_part_is_allowed_the_commission_that_fell_is_never_a_halala_beside_its_part(
    unit: int, quantity: int, rate: int, wanted: list[int]
) -> None:
    line, allowed = Line(unit * quantity, quantity), 0
    whole = line.total_minor * rate // 10_000
    for amount in [*wanted, line.total_minor]:
        allowed = min(allowed + amount, line.total_minor)
        fell = allowances.commission_gone(line, whole, allowances.Gone(0, allowed))
        assert 0 <= whole * allowed - fell * line.total_minor < line.total_minor

    assert fell == whole


@given(units, pieces, st.integers(min_value=0, max_value=50))
def test_without_allowances_pieces_give_back_what_they_always_did(unit: int, quantity: int, home: int) -> None:
    line, home = Line(unit * quantity, quantity), min(home, quantity)

    assert allowances.price_home(line, home, 0) == unit * home
    assert allowances.commission_gone(line, 77, allowances.Gone(home, 0)) == of_pieces(77, quantity, home)


def test_what_is_allowed_takes_its_part_of_the_commission_along() -> None:
    line = Line(10_000, 4)

    assert allowances.commission_gone(line, 800, allowances.Gone(0, 2_500)) == 200
    assert allowances.commission_gone(line, 800, allowances.Gone(1, 2_500)) == 400
    assert allowances.commission_gone(line, 800, allowances.Gone(3, 2_500)) == 800


def test_of_a_reduced_line_no_more_goes_back_than_was_paid_for_it() -> None:
    line = Line(10_000, 4, discount_minor=2_000)

    assert allowances.paid(line) == 8_000
    assert [allowances.price_home(line, pieces, 0) for pieces in (1, 3, 4)] == [2_000, 6_000, 8_000]
    assert (allowances.price_home(line, 4, 2_500), allowances.price_gone(line, 4, 2_500)) == (5_500, 8_000)


def test_what_the_market_paid_of_a_line_keeps_its_part_of_the_commission_until_the_pieces_come_home() -> None:
    line, gone = Line(10_000, 4, discount_minor=2_000), [(0, 8_000), (0, 4_000), (2, 4_000), (4, 0), (4, 8_000)]

    fees = [allowances.commission_gone(line, 800, allowances.Gone(home, amount, 2_000)) for home, amount in gone]

    assert fees == [640, 320, 720, 800, 800]
