"""A sum laid on what is left of a parcel, and a loss laid on the parcels of an order: to the halala, never beyond."""

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from storefront.trade.adjustments import Left, shares
from storefront.trade.allowances import Allowed
from storefront.trade.orders import OrderLine, Parcel

lefts = st.lists(st.integers(min_value=0, max_value=10_000_000), min_size=1, max_size=50)


@given(lefts, st.integers(min_value=0, max_value=1_000_000), st.data())
def test_a_sum_is_laid_on_lines_and_delivery_and_on_none_more_than_is_left(
    left: list[int], delivery: int, data: st.DataObject
) -> None:
    there = Left(dict(enumerate(left)), delivery)
    amount = data.draw(st.integers(min_value=0, max_value=there.total_minor))

    lines, rest = shares.laid_on(amount, there)

    assert sum(lines.values()) + rest == amount
    assert all(0 < share <= left[line] for line, share in lines.items())
    assert rest <= delivery


@given(lefts, st.integers(min_value=0, max_value=10**9))
def test_a_loss_is_laid_on_parcels_and_on_none_more_than_is_left(left: list[int], loss: int) -> None:
    parts = shares.borne_by_parcels(loss, left)

    assert sum(parts) == min(loss, sum(left))
    assert all(part <= whole for part, whole in zip(parts, left, strict=True))


def test_the_courier_who_drove_keeps_the_fee_and_the_family_bears_it() -> None:
    on_its_way = Parcel(family_id=1, way="courier", state="ready")
    brought = Parcel(family_id=1, way="courier", state="delivered")

    before, after = (shares.share_of(parcel, 100, 50, (8, 1)) for parcel in (on_its_way, brought))

    assert (before.courier_minor, before.family_minor) == (50, 92)
    assert (after.courier_minor, after.family_minor) == (0, 142)


def test_what_is_left_and_what_falls_of_the_commission() -> None:
    line = OrderLine(
        id=1, quantity=2, total_minor=1_000, discount_minor=0, commission_minor=80, commission_vat_minor=10
    )
    parcel, home, allowed = (
        Parcel(delivery_minor=300, discount_minor=0, discount_by=""),
        Counter({1: 1}),
        Allowed(Counter({1: 100}), 300),
    )

    left = shares.left(parcel, [line], home, allowed)

    assert (left.lines, left.delivery_minor, left.total_minor) == ({1: 400}, 0, 400)
    assert shares.taken(parcel, [line], {1: 400}, home, allowed) == (32, 4)


def test_a_line_of_which_nothing_goes_back_keeps_all_of_its_commission() -> None:
    lines = [
        OrderLine(id=one, quantity=1, total_minor=100, discount_minor=0, commission_minor=100, commission_vat_minor=100)
        for one in (1, 2)
    ]
    parcel, nothing = Parcel(discount_minor=0, discount_by=""), Allowed(Counter(), 0)

    assert shares.taken(parcel, lines, {1: 40}, Counter(), nothing) == (40, 40)
