"""A basket with its coupon: what is taken off, and why nothing is."""

from datetime import timedelta
from typing import Any

import pytest

from storefront.kernel import clock
from storefront.kernel.money import Money
from storefront.trade import carts, coupons
from storefront.trade.coupons import refusals
from tests.builders.community import a_family
from tests.builders.coupons import STAFF, a_coupon
from tests.builders.goods import a_product, fill
from tests.builders.people import a_person
from tests.builders.trade import a_basket, a_cart, an_order, with_coupon

pytestmark = pytest.mark.usefixtures("app")


def taken_off(basket: carts.Basket) -> list[int]:
    assert basket.reduction is not None
    return list(basket.reduction.minor.values())


def refusal_of(basket: carts.Basket) -> Exception | None:
    assert basket.reduction is not None
    assert (basket.discount_minor, basket.total_minor) == (0, basket.items_minor + basket.delivery_minor)
    return basket.reduction.refusal


def test_the_markets_coupon_is_for_all_goods_and_not_for_delivery() -> None:
    basket = a_basket((a_product(of=a_family(), price=8_500), 1), (a_product(of=a_family(), price=1_500), 1))

    basket = with_coupon(basket, a_coupon(percent=10))

    assert taken_off(basket) == [850, 150]
    assert basket.total_minor == 10_000 - 1_000 + basket.delivery_minor


def test_a_familys_coupon_is_for_its_own_goods_alone() -> None:
    family = a_family()
    basket = a_basket((a_product(of=a_family(), price=8_500), 1), (a_product(of=family, price=1_500), 2))

    basket = with_coupon(basket, a_coupon(amount=5_000, family=family))

    assert taken_off(basket) == [3_000]


@pytest.mark.parametrize(
    ("what", "refusal"),
    [
        ({"first": clock.today() + timedelta(days=3)}, refusals.CouponIsComing),
        (
            {"first": clock.today() - timedelta(days=3), "last": clock.today() - timedelta(days=1)},
            refusals.CouponIsOver,
        ),
        ({"minimum_minor": 10_000}, refusals.MinimumIsNotReached),
    ],
)
def test_a_coupon_that_does_not_hold_says_why(what: dict[str, Any], refusal: type[Exception]) -> None:
    basket = with_coupon(a_basket((a_product(price=8_500), 1)), a_coupon(**what))

    assert isinstance(refusal_of(basket), refusal)


def test_a_minimum_says_how_much_is_missing_of_the_goods_it_counts_for() -> None:
    family = a_family()
    basket = a_basket((a_product(of=family, price=4_000), 1), (a_product(price=90_000), 1))

    found = refusal_of(with_coupon(basket, a_coupon(family=family, minimum_minor=10_000)))

    assert isinstance(found, refusals.MinimumIsNotReached)
    assert found.values["missing"] == Money(6_000)


def test_of_what_ran_short_a_coupon_counts_what_is_left() -> None:
    short, gone = a_product(stock=9, price=1_000), a_product(stock=9, price=1_000)
    cart = a_cart((short, 5), (gone, 5))
    fill(short, 3)
    fill(gone, 0)

    assert taken_off(with_coupon(carts.basket(cart), a_coupon(percent=10, minimum_minor=3_000))) == [300]
    found = refusal_of(with_coupon(carts.basket(cart), a_coupon(minimum_minor=3_500)))
    assert isinstance(found, refusals.MinimumIsNotReached)
    assert found.values["missing"] == Money(500)


def test_goods_of_others_are_not_what_a_familys_coupon_is_for() -> None:
    basket = with_coupon(a_basket((a_product(), 1)), a_coupon(family=a_family()))

    assert isinstance(refusal_of(basket), refusals.CouponIsNotForThese)


def test_a_stopped_coupon_is_over() -> None:
    coupon = a_coupon()
    coupons.stop(coupon, STAFF, reason="انتهت الحملة")

    assert isinstance(refusal_of(with_coupon(a_basket((a_product(), 1)), coupon)), refusals.CouponIsOver)


def test_a_coupon_used_up_says_so() -> None:
    coupon = a_coupon(most_uses=1)
    an_order(coupon=coupon)

    assert isinstance(refusal_of(with_coupon(a_basket((a_product(), 1)), coupon)), refusals.CouponIsUsedUp)


@pytest.mark.parametrize("known", ["user_id", "mobile", "email"])
def test_whoever_shares_account_mobile_or_address_is_the_same_person(known: str) -> None:
    person, coupon = a_person(), a_coupon()
    an_order(coupon=coupon, user_id=person.id, mobile="+966550000001", email="sara@example.com")
    told: Any = {"user_id": person.id, "mobile": "+966550000001", "email": "sara@example.com"}[known]

    mine = with_coupon(a_basket((a_product(), 1)), coupon, **{known: told})
    other = with_coupon(a_basket((a_product(), 1)), coupon, mobile="+966550000002", email="huda@example.com")

    assert isinstance(refusal_of(mine), refusals.CouponWasUsedByYou)
    assert other.discount_minor > 0


def test_a_first_order_is_one_before_which_there_is_none() -> None:
    coupon = a_coupon(first_order_only=True, most_each=None)
    an_order(mobile="+966550000001")

    mine = with_coupon(a_basket((a_product(), 1)), coupon, mobile="+966550000001")
    newcomer = with_coupon(a_basket((a_product(), 1)), coupon, mobile="+966550000002")

    assert isinstance(refusal_of(mine), refusals.CouponIsForFirstOrders)
    assert newcomer.discount_minor > 0


def test_a_code_is_kept_only_when_it_holds() -> None:
    cart, nobody = a_cart((a_product(), 1)), coupons.Shopper()
    coupon, later = a_coupon("EID20"), a_coupon(first=clock.today() + timedelta(days=1))

    coupons.keep(cart, "eid ٢٠", nobody)
    for typed, refusal in (("NOTHING", refusals.CouponIsUnknown), (later.shown, refusals.CouponIsComing)):
        with pytest.raises(refusal):
            coupons.keep(cart, typed, nobody)

    assert cart.coupon_code == coupon.code


def test_a_basket_without_a_coupon_is_as_it_was() -> None:
    basket = a_basket((a_product(), 1))

    assert coupons.applied(basket, coupons.Shopper()) is basket
    assert coupons.applied(carts.EMPTY, coupons.Shopper()) is carts.EMPTY


def test_a_coupon_follows_its_guest_into_a_members_basket() -> None:
    member = a_cart(user_id=a_person().id)
    coupon, guest = a_coupon(), a_cart((a_product(), 1))
    carts.keep_coupon(guest, coupon.code)

    carts.merge(guest, member)

    assert member.coupon_code == coupon.code
