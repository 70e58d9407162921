"""One payment with everything about it, and the way to it from whatever belongs to it."""

from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest

from storefront.insight import paying
from storefront.kernel.database import db
from storefront.kernel.refusals import NotFound
from storefront.trade import adjustments, orders
from storefront.treasury import alarms, payments
from tests.builders.adjusting import OFFICER, REASON, allow, found_refund, lost, of_one_parcel
from tests.builders.money import the_attempt
from tests.builders.trade import a_paid_order, an_order, carry_out, heard

pytestmark = pytest.mark.usefixtures("app")
Counting = Callable[[], AbstractContextManager[list[str]]]


def payment_of(order: orders.Order) -> payments.Payment:
    found = payments.find_for("order", order.id)
    assert found is not None
    return found


def test_everything_about_a_payment_is_there() -> None:
    parcel = of_one_parcel(state="handed_over")
    order = orders.get(parcel.order_id)
    allow(parcel, 500)
    payment = payment_of(order)
    carry_out(payments.refunds_of(payment.id)[0])
    heard()
    found_refund(order, 300)
    adjustments.decide(lost(order), parcel, "family", OFFICER, reason=REASON)
    heard()

    seen = paying.whole(payment.id)

    assert (seen.order, [one.id for one in seen.parcels]) == (order, [parcel.id])
    assert ([one.state for one in seen.attempts], len(seen.refunds), len(seen.disputes)) == (["paid"], 2, 1)
    assert sorted(one.kind for one in seen.alarms) == ["dispute-lost", "dispute-opened", "refund-found"]
    kinds = sorted(booked.transaction.kind for booked in seen.bookings.rows)
    assert kinds == ["borne", "disputed", "paid_back", "paid_back", "provider_fee", "sale", "taken_back"]


def test_nothing_of_another_payment_is_there() -> None:
    mine, other = a_paid_order(), of_one_parcel()
    allow(other, 500)

    seen = paying.whole(payment_of(mine).id)

    assert (len(seen.refunds), len(seen.alarms), seen.bookings.total) == (0, 0, 1)


def test_every_thing_of_a_payment_leads_to_it() -> None:
    order = a_paid_order()
    payment, attempt = payment_of(order), the_attempt(order)
    refund, dispute = found_refund(order, 300), lost(order)

    named = (f"payment:{payment.id}", f"attempt:{attempt.id}", f"refund:{refund.id}", f"dispute:{dispute.id}")
    assert {paying.payment_of(one) for one in named} == {payment.id}
    for nothing in ("attempt:999999", "family:1", "refund:x", "payment:", "dispute:" + "9" * 30):
        assert paying.payment_of(nothing) is None


def test_cash_has_its_parcel_and_what_is_none_is_not_found() -> None:
    order = an_order()
    payment = payments.find_for("parcel", order.parcels[0].id)
    assert payment is not None

    assert paying.whole(payment.id).order is order
    with pytest.raises(NotFound):
        paying.whole(999_999)


def test_it_costs_the_same_however_much_happened(count_queries: Counting) -> None:
    parcel = of_one_parcel()
    payment = payment_of(orders.get(parcel.order_id))
    allow(parcel, 1)
    alarms.raise_alarm("refund-found", "refund:1")
    db.session.flush()
    with count_queries() as for_little:
        paying.whole(payment.id)
    for _ in range(5):
        allow(parcel, 1)
    db.session.flush()

    with count_queries() as for_much:
        paying.whole(payment.id)

    assert len(for_much) == len(for_little) <= 9
