"""Questions about payments and the ledger name whatever is astray, and nothing that only looks like it."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from storefront.cli import work
from storefront.insight.audit import money
from storefront.kernel import clock
from storefront.kernel.database import db
from storefront.treasury import payments
from storefront.treasury.payments import Refund
from tests.builders.bank import a_transfer_order, imported
from tests.builders.stage import plant
from tests.builders.trade import a_paid_order, an_order, heard, pay

pytestmark = pytest.mark.usefixtures("app")


def test_an_order_that_waits_for_its_money_breaks_nothing() -> None:
    an_order(method="card")
    heard()

    assert money.orders_paid_ahead_without_their_payment() == []
    assert money.sales_that_are_not_booked() == []
    assert money.payments_open_for_too_long() == []


def test_an_order_confirmed_without_money_is_named() -> None:
    order = a_paid_order()
    plant(["UPDATE payment SET state = 'expired'"])

    assert money.orders_paid_ahead_without_their_payment() == [order.reference]
    assert money.sales_that_are_not_booked() == [f"sale:parcel:{order.parcels[0].id}"]


def test_a_payment_a_moment_late_is_still_the_workers_to_end() -> None:
    payment = payments.find_for("order", an_order(method="card").id)
    assert payment is not None
    heard()

    plant(["UPDATE payment SET expires_at = created_at"])
    just_now = money.payments_open_for_too_long()
    plant(["UPDATE payment SET expires_at = '2020-01-01 00:00:00'"])

    assert (just_now, money.payments_open_for_too_long()) == ([], [payment.reference])


def test_a_payment_tried_again_after_its_time_is_not_asked_twice() -> None:
    order = an_order(method="card")
    first = payments.find_for("order", order.id)
    assert first is not None
    payments.cancel(first)
    payments.open_payment(purpose="order", subject_id=order.id, method="card", amount_minor=order.total_minor)
    pay(order)

    assert money.sums_asked_twice() == []
    plant(["UPDATE payment SET state = 'open' WHERE state = 'cancelled'"])
    assert money.sums_asked_twice() == [f"order {order.id}"]


@pytest.mark.parametrize("other", [500, -500])
def test_a_transfer_of_too_much_or_too_little_is_money_on_its_way_back(other: int) -> None:
    order = a_transfer_order()
    imported((order.total_minor + other, f"طلب {order.reference}", "FT1"))
    with clock.set_to(clock.now() + timedelta(days=30)):
        work.end_unpaid()
        work.carry_out_refunds()

    assert [refund.state for refund in db.session.scalars(select(Refund))] == ["failed"]  # a person sends it back
    assert money.money_nobody_owns() == []
    assert money.refunds_that_are_not_booked() == []
