"""The sums of the bank behind money that is to go back."""

import pytest

from storefront.insight import paying
from storefront.trade import orders
from storefront.treasury import payments
from tests.builders.adjusting import found_refund, of_one_parcel
from tests.builders.bank import a_transfer_order, imported, taken_in

pytestmark = pytest.mark.usefixtures("app")


def test_what_was_paid_twice_is_the_sum_that_came_second() -> None:
    order = a_transfer_order()
    imported((order.total_minor, order.reference, "FT1"))
    (twice,) = taken_in((order.total_minor, order.reference, "FT2"))

    (refund,) = payments.refunds_of(twice.payment_id or 0)

    assert [one.id for one in paying.credits_behind(refund)] == [twice.id]


def test_what_was_too_much_is_all_that_paid_together() -> None:
    order = a_transfer_order()
    (first,) = imported((1_000, order.reference, "FT1"))
    (second,) = taken_in((order.total_minor, order.reference, "FT2"))

    (refund,) = payments.refunds_of(second.payment_id or 0)

    assert [one.id for one in paying.credits_behind(refund)] == [second.id, first.id]


def test_behind_what_was_paid_by_card_there_is_none() -> None:
    refund = found_refund(orders.get(of_one_parcel().order_id), 700)

    assert paying.credits_behind(refund) == []
