"""Alarms are told apart by the order and the sum they are about; what is about no payment is about nothing."""

import pytest

from storefront.insight import paying
from storefront.insight.paying import Matter
from tests.builders.adjusting import found_refund, said
from tests.builders.money import a_payment, the_attempt
from tests.builders.trade import a_paid_order
from tests.insight.paying.test_whole import payment_of

pytestmark = pytest.mark.usefixtures("app")


def test_attempts_refunds_and_disputes_are_about_their_own_sum_of_their_order() -> None:
    order = a_paid_order()
    payment, attempt = payment_of(order), the_attempt(order)
    refund, dispute = found_refund(order, 300), said(order, "open", 500)
    subjects = [f"attempt:{attempt.id}", f"refund:{refund.id}", f"dispute:{dispute.id}"]

    found = paying.matters(subjects)

    sums = (attempt.amount_minor, 300, 500)
    assert found == {one: Matter(payment.id, order.reference, minor) for one, minor in zip(subjects, sums, strict=True)}


def test_what_is_about_no_payment_is_about_nothing() -> None:
    a_payment()

    assert paying.matters(["", "provider:stripe", "attempt:999", "refund:x", "attempt:", "event:1", "dispute:١"]) == {}
