"""Who is the same person, and what they did before."""

import pytest

from storefront.kernel.actors import VISITOR
from storefront.trade import orders
from storefront.trade.coupons import Shopper, shoppers
from tests.builders.coupons import a_coupon
from tests.builders.money import told_to_expire
from tests.builders.trade import an_order, the_parcel

pytestmark = pytest.mark.usefixtures("app")
SARA = Shopper(mobile="+966550000001", email="sara@example.com")


def test_of_somebody_who_has_typed_nothing_nothing_is_known() -> None:
    coupon = a_coupon()
    an_order(coupon=coupon)

    assert not shoppers.has_ordered(Shopper())
    assert shoppers.count_uses(coupon.id, Shopper()) == 0


def test_an_order_that_was_never_paid_or_was_called_off_is_none() -> None:
    told_to_expire(an_order(method="card", mobile=SARA.mobile))
    orders.cancel(the_parcel(an_order(mobile=SARA.mobile)), VISITOR)

    assert not shoppers.has_ordered(SARA)


def test_one_that_waits_for_its_payment_is_one_but_not_the_one_being_placed() -> None:
    order = an_order(method="card", email=SARA.email)

    assert shoppers.has_ordered(SARA)
    assert not shoppers.has_ordered(SARA, but=order.id)


def test_the_most_uses_are_those_of_the_one_who_used_it_most() -> None:
    coupon = a_coupon(most_each=None)
    for mobile in (SARA.mobile, SARA.mobile, "+966550000002"):
        an_order(coupon=coupon, mobile=mobile)

    assert shoppers.most_by_one(coupon.id) == 2
    assert shoppers.most_by_one(a_coupon().id) == 0
