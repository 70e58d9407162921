"""What follows from paying or not: confirmed once, or the goods are free again."""

from datetime import timedelta

import pytest

from storefront.goods import stock
from storefront.kernel import clock
from storefront.kernel.database import db
from storefront.kernel.refusals import NotNow
from storefront.trade import orders
from storefront.treasury import ledger, payments
from tests.builders.goods import a_product, variant_of
from tests.builders.trade import a_paid_order, an_order, heard, pay

pytestmark = pytest.mark.usefixtures("app")


def test_a_paid_order_is_confirmed_and_booked_once() -> None:
    order = a_paid_order((a_product(price=10_000), 1))
    parcel = order.parcels[0]

    orders.confirm(order)

    assert order.confirmed_at is not None
    assert ledger.balances() == {
        ledger.clearing("pretend"): 12_500,
        ledger.FAMILY_COMING: -9_200,
        ledger.COMMISSION: -800,
        ledger.COURIER_FEES: -2_500,
    }
    assert ledger.owed_to(parcel.family_id) == 9_200


def test_cash_is_to_be_paid_at_each_door() -> None:
    order = an_order((a_product(), 1), (a_product(), 1), method="cash")

    at_doors = [payments.find_for("parcel", parcel.id) for parcel in order.parcels]

    assert [payment.amount_minor for payment in at_doors if payment] == [p.total_minor for p in order.parcels]
    assert ledger.balances() == {}


def test_an_order_that_was_never_paid_sets_its_goods_free() -> None:
    product = a_product(stock=1)
    order = an_order((product, 1), method="pretend")

    with clock.set_to(clock.now() + timedelta(minutes=31)):
        orders.release_overdue()
        heard()

    db.session.expire_all()
    order = orders.get(order.id)
    assert (order.abandoned_at is not None, order.parcels[0].state) == (True, "cancelled")
    assert stock.free(variant_of(product).id) == 1
    assert stock.astray() == []


def test_goods_are_set_free_once() -> None:
    product = a_product(stock=1)
    order = an_order((product, 1), method="pretend")

    for _ in range(2):
        with clock.set_to(clock.now() + timedelta(minutes=31)):
            orders.release_overdue()
            orders.abandon(order)
            heard()

    assert stock.free(variant_of(product).id) == 1


def test_a_paid_order_is_never_abandoned() -> None:
    order = a_paid_order()

    with clock.set_to(clock.now() + timedelta(minutes=31)):
        orders.release_overdue()
        orders.abandon(order)

    assert order.abandoned_at is None


def test_an_order_still_in_time_is_left_alone() -> None:
    order = an_order(method="pretend")

    with clock.set_to(clock.now() + timedelta(minutes=29)):
        orders.release_overdue()

    assert order.abandoned_at is None


def test_whoever_does_not_want_to_pay_gives_the_goods_back() -> None:
    product = a_product(stock=1)
    order = an_order((product, 1), method="pretend")

    orders.give_up(order)

    payment = payments.find_for("order", order.id)
    assert payment is not None
    assert (payment.state, order.abandoned_at is not None) == ("cancelled", True)
    assert stock.free(variant_of(product).id) == 1


def test_what_is_paid_or_paid_at_the_door_is_not_given_up() -> None:
    for order in (a_paid_order(), an_order(method="cash")):
        with pytest.raises(NotNow):
            orders.give_up(order)


def test_money_for_a_given_up_order_is_not_taken() -> None:
    order = an_order(method="pretend")
    orders.give_up(order)

    with pytest.raises(payments.PaymentIsClosed):
        pay(order)
