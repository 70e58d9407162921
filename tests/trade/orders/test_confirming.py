"""What follows from paying or not: confirmed once, the goods free again, or taken once more when they are paid after all."""

from datetime import timedelta

import pytest

from storefront.community import families
from storefront.goods import making, stock
from storefront.kernel import clock
from storefront.kernel.actors import SYSTEM
from storefront.kernel.database import db
from storefront.trade import orders
from storefront.treasury import ledger, payments
from tests.builders.community import a_family
from tests.builders.goods import a_product, fill, variant_of
from tests.builders.making import a_cake, a_capacity, booked, in_days
from tests.builders.trade import a_paid_order, an_order, heard, the_parcel

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


def test_cash_is_to_be_paid_at_each_door() -> None:
    order = an_order((a_product(), 1), (a_product(), 1), method="cash")

    at_doors = [payments.find_for("parcel", parcel.id) for parcel in order.parcels]

    assert [payment.amount_minor for payment in at_doors if payment] == [p.total_minor for p in order.parcels]
    assert ledger.balances() == {}


def abandoned(order: orders.Order) -> orders.Order:
    """The same order, its time to pay over."""
    payment = payments.find_for("order", order.id)
    assert payment is not None
    payments.expire(payment)
    heard()
    db.session.expire_all()
    return orders.get(order.id)


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


def test_goods_of_an_order_that_is_paid_after_all_are_taken_once_more() -> None:
    product = a_product(stock=3)
    order = abandoned(an_order((product, 2), method="card"))
    promised, later = order.parcels[0].promised_on, clock.now() + timedelta(days=2)

    with clock.set_to(later):
        revived = orders.confirming.revive(order)

    assert (revived, order.abandoned_at, order.parcels[0].state) == (True, None, "placed")
    assert order.parcels[0].promised_on == promised + timedelta(days=2)
    assert order.parcels[0].accept_by == later + timedelta(hours=24)
    assert stock.free(variant_of(product).id) == 1


def test_days_are_free_when_the_payment_never_came_and_booked_anew_when_it_did() -> None:
    cake = a_cake()
    capacity = a_capacity(cake, pieces=2)
    order = abandoned(an_order((cake, 2), method="card", way="collect"))
    free = booked(capacity)
    an_order((cake, 2), (a_product(of=a_family()), 1))

    assert (free, orders.confirming.revive(order), booked(capacity)) == ([], True, [2, 2])
    assert order.parcels[0].promised_on == in_days(2)


def test_when_no_day_is_free_any_more_nothing_is_taken() -> None:
    cake, shelf = a_cake(), a_product(stock=5)
    a_capacity(cake, pieces=1)
    order = abandoned(an_order((cake, 99), (shelf, 2), method="card"))
    making.book([making.Want(cake.id, 300, in_days(1))], subject="order:0")

    assert (orders.confirming.revive(order), order.abandoned_at is not None) == (False, True)
    assert stock.free(variant_of(shelf).id) == 5


def test_when_one_of_the_goods_is_gone_none_is_taken() -> None:
    there, gone = a_product(stock=5), a_product(stock=5)
    order = abandoned(an_order((there, 1), (gone, 1), method="card"))
    fill(gone, 0)

    revived = orders.confirming.revive(order)

    assert (revived, order.abandoned_at is not None) == (False, True)
    assert {parcel.state for parcel in order.parcels} == {"cancelled"}
    assert stock.free(variant_of(there).id) == 5


def test_nothing_is_taken_of_a_family_that_closed_meanwhile() -> None:
    family = a_family()
    order = abandoned(an_order((a_product(of=family), 1), method="card"))
    families.suspend(family, SYSTEM, reason="شكوى")

    assert orders.confirming.revive(order) is False


def test_an_order_that_waits_or_is_paid_is_not_revived() -> None:
    waiting, paid = an_order(method="card"), a_paid_order()

    assert [orders.confirming.revive(order) for order in (waiting, paid)] == [False, False]
    assert the_parcel(waiting).state == "placed"
