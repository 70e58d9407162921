"""Questions about coupons name whatever was used, taken off or booked otherwise than it says."""

import pytest

from storefront.insight.audit import promises
from storefront.kernel.actors import VISITOR
from storefront.trade import orders
from tests.builders.community import a_family
from tests.builders.coupons import a_coupon
from tests.builders.goods import a_product
from tests.builders.money import told_to_expire
from tests.builders.stage import given_back, plant
from tests.builders.trade import an_order, heard, pay, the_parcel

pytestmark = pytest.mark.usefixtures("app")
ALL = (
    promises.uses_that_are_not_counted,
    promises.limits_that_were_passed,
    promises.discounts_without_their_coupon,
    promises.coupons_booked_otherwise,
)


def test_whatever_happens_to_orders_with_coupons_is_in_order() -> None:
    family = a_family(ways=frozenset({"courier", "collect"}))
    product, market = a_product(of=family, price=8_500, stock=20), a_coupon(percent=15, most_each=None)
    own = a_coupon(amount=1_000, family=family, most_each=None)

    for coupon in (market, own):
        given_back(product, coupon)
        told_to_expire(an_order((product, 1), method="card", coupon=coupon))
        orders.cancel(the_parcel(an_order((product, 1), coupon=coupon)), VISITOR)
    pay(an_order((product, 1), (a_product(), 2), method="card", coupon=market))
    an_order((product, 1), coupon=a_coupon(percent=100), way="collect")
    heard()

    assert [question() for question in ALL] == [[], [], [], []]


def test_a_use_that_is_not_counted_names_its_coupon() -> None:
    coupon = a_coupon()
    an_order(coupon=coupon)
    plant(["UPDATE coupon SET used = 2"])

    assert promises.uses_that_are_not_counted() == [coupon.shown]


@pytest.mark.parametrize("known", ["user_id = NULL", "mobile = ''", "email = ''"])
def test_a_person_above_the_limit_is_found_by_whatever_is_known_of_them(known: str) -> None:
    coupon = a_coupon(most_each=None)
    for _ in range(2):
        an_order(coupon=coupon, email="sara@example.com")
    plant([f"UPDATE coupon_use SET {known}", "UPDATE coupon SET most_each = 1"])

    assert promises.limits_that_were_passed() == [coupon.shown]


def test_a_coupon_of_one_family_on_goods_of_another_is_named() -> None:
    family = a_family()
    order = an_order((a_product(of=family), 1), coupon=a_coupon(family=family))
    other = a_family()
    plant([f"UPDATE coupon SET family_id = {other.id}"])

    assert promises.discounts_without_their_coupon() == [order.reference]


def test_a_sale_booked_without_its_coupon_is_named() -> None:
    order = an_order(method="card", coupon=a_coupon())
    pay(order)
    plant(["UPDATE ledger_entry SET amount_minor = amount_minor + 1 WHERE account = 'coupons'"])

    assert promises.coupons_booked_otherwise() == [f"parcel:{order.parcels[0].id}"]
