"""What follows from paying or not: confirmed once, the goods free again, or taken once more when they are paid after all."""

from datetime import timedelta

import pytest

from storefront.goods import making, stock
from storefront.kernel import clock
from storefront.trade import orders
from storefront.treasury import ledger, payments
from tests.builders.goods import a_product, variant_of
from tests.builders.making import a_cake, a_capacity, booked, in_days
from tests.builders.trade import a_paid_order, abandoned, an_order, heard

pytestmark = pytest.mark.usefixtures("app")


def test_a_paid_order_is_confirmed_and_booked_once() -> None:
    order = a_paid_order((a_product(price=10_000), 1))
    parcel = order.parcels[0]

    orders.confirm(order)

    assert order.confirmed_at is not None
    assert ledger.balances() == {
        ledger.clearing("obedient"): 12_500,
        ledger.FAMILY_COMING: -9_200,
        ledger.COMMISSION: -800,
        ledger.COURIER_FEES: -2_500,
    }
    assert ledger.owed_to(parcel.family_id) == 9_200


def test_the_days_of_what_is_paid_ahead_begin_when_the_money_is_there() -> None:
    cake, shelf = a_cake(), a_product(stock=5)
    capacity = a_capacity(cake, pieces=2)
    order = an_order((cake, 2), (shelf, 1), method="card", way="collect")
    promised = {parcel.id: parcel.promised_on for parcel in order.parcels}
    later = clock.now() + timedelta(days=3)

    with clock.set_to(later):
        orders.confirm(order)
        orders.decline_unanswered()

        assert {parcel.state for parcel in order.parcels} == {"placed"}
        assert {parcel.accept_by for parcel in order.parcels} == {later + timedelta(hours=24)}
        assert {parcel.id: parcel.promised_on - timedelta(days=3) for parcel in order.parcels} == promised
        assert booked(capacity) == [2]


def test_what_is_paid_when_no_day_is_free_any_more_keeps_the_days_it_has() -> None:
    cake = a_cake()
    capacity = a_capacity(cake, pieces=1)
    order = an_order((cake, 99), method="card", way="collect")
    making.book([making.Want(cake.id, 266, in_days(1))], subject="order:0")

    with clock.set_to(clock.now() + timedelta(days=3)):
        making.book([making.Want(cake.id, 3, in_days(1))], subject="order:1")
        before = booked(capacity)
        orders.confirm(order)

        assert order.confirmed_at is not None
        assert booked(capacity) == before


def test_cash_is_to_be_paid_at_each_door() -> None:
    order = an_order((a_product(), 1), (a_product(), 1), method="cash")

    at_doors = [payments.find_for("parcel", parcel.id) for parcel in order.parcels]

    assert [payment.amount_minor for payment in at_doors if payment] == [p.total_minor for p in order.parcels]
    assert ledger.balances() == {}


def test_an_order_that_was_never_paid_sets_its_goods_free() -> None:
    product = a_product(stock=1)

    order = abandoned(an_order((product, 1), method="card"))

    assert (order.abandoned_at is not None, order.parcels[0].state) == (True, "cancelled")
    assert stock.free(variant_of(product).id) == 1
    assert stock.astray() == []


def test_goods_are_set_free_once() -> None:
    product = a_product(stock=1)
    order = abandoned(an_order((product, 1), method="card"))

    orders.confirming.abandon(order)
    heard()

    assert stock.free(variant_of(product).id) == 1


def test_a_paid_order_is_never_abandoned() -> None:
    order = a_paid_order()

    orders.confirming.abandon(order)

    assert order.abandoned_at is None
    assert order.parcels[0].state == "placed"
