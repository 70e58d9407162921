"""What is booked for a sale and for undoing one: every booking adds up to nothing."""

from hypothesis import given
from hypothesis import strategies as st

from storefront.treasury.ledger import COURIER_CASH, FAMILY, clearing
from storefront.treasury.ledger.entries import Line, Share, paid_back, sale, taken_back


@st.composite
def shares(draw: st.DrawFn) -> Share:
    items, fee = draw(st.integers(0, 10**9)), draw(st.integers(0, 10**6))
    return Share(7, items, fee, draw(st.integers(0, items)), by_courier=draw(st.booleans()))


def total(lines: list[Line]) -> int:
    return sum(line.amount_minor for line in lines)


@given(shares(), st.sampled_from([clearing("obedient"), COURIER_CASH, FAMILY]))
def test_a_sale_adds_up_to_nothing(share: Share, holder: str) -> None:
    lines = sale(share, received_in=holder)

    assert total(lines) == 0
    assert all(line.amount_minor for line in lines)


@given(shares())
def test_undoing_adds_up_to_nothing_and_takes_back_what_was_earned(share: Share) -> None:
    lines, earned = taken_back(share), sale(share, received_in=clearing("obedient"))

    by_account = {line.account: line.amount_minor for line in lines}
    assert total(lines) == 0
    for line in earned:
        if line.account != clearing("obedient"):
            assert by_account[line.account] == -line.amount_minor


@given(st.integers(1, 10**9))
def test_paying_back_adds_up_to_nothing(amount: int) -> None:
    assert total(paid_back(amount, from_account=clearing("obedient"))) == 0


def test_the_couriers_fee_is_the_couriers_and_the_familys_fee_the_familys() -> None:
    own, courier = (Share(7, 10_000, 1_500, 800, by_courier=by_courier) for by_courier in (False, True))

    assert (own.family_minor, own.courier_minor) == (10_700, 0)
    assert (courier.family_minor, courier.courier_minor) == (9_200, 1_500)
