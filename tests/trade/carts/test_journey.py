"""On the way to an order: what was typed stays, the key is one, and changes are agreed to."""

from collections.abc import Callable

import pytest

from storefront.goods import catalogue, stock
from storefront.kernel.actors import SYSTEM
from storefront.trade import carts, delivery
from tests.builders.community import a_city, a_family, a_member, a_region, desk
from tests.builders.coupons import a_coupon
from tests.builders.goods import a_product, fill, variant_of
from tests.builders.trade import a_cart, place, with_coupon

pytestmark = pytest.mark.usefixtures("app")


def test_what_was_typed_at_one_step_leaves_the_others_alone() -> None:
    cart = a_cart()
    carts.keep_typed(cart, "contact", {"name": "سارة"})

    carts.keep_typed(cart, "payment", {"method": "cash"})
    carts.keep_typed(cart, "contact", {"name": "نورة"})

    assert cart.typed == {"contact": {"name": "نورة"}, "payment": {"method": "cash"}}


def test_a_journey_has_one_key_and_the_next_journey_another() -> None:
    product = a_product(stock=5)
    cart = a_cart((product, 1))
    carts.keep_typed(cart, "contact", {})
    first = cart.checkout_key
    carts.keep_typed(cart, "contact", {})
    assert cart.checkout_key == first is not None

    place(carts.basket(cart))
    carts.keep_typed(cart, "contact", {})

    assert cart.checkout_key not in (None, first)


def test_an_order_takes_what_was_typed_with_it() -> None:
    cart = a_cart((a_product(), 1))
    carts.keep_typed(cart, "contact", {"mobile": "0551234567"})

    place(carts.basket(cart))

    assert cart.typed == {}


def test_agreeing_keeps_todays_price() -> None:
    product = a_product(price=8500)
    cart = a_cart((product, 1))
    variant_of(product).price_minor = 9000
    assert carts.basket(cart).has_changes

    carts.accept_changes(carts.basket(cart))

    assert not carts.basket(cart).has_changes


def test_agreeing_shrinks_a_line_to_what_is_left() -> None:
    product = a_product(stock=5)
    cart = a_cart((product, 4))
    fill(product, 2)

    carts.accept_changes(carts.basket(cart))

    basket = carts.basket(cart)
    assert (basket.pieces, basket.can_be_ordered) == (2, True)


def test_agreeing_takes_out_what_is_gone_and_it_can_be_put_back() -> None:
    sold_out, hidden, there = a_product(stock=1), a_product(), a_product()
    cart = a_cart((sold_out, 1), (hidden, 1), (there, 1))
    stock.take({variant_of(sold_out).id: 1}, subject="order:9")
    catalogue.hide(hidden, SYSTEM, reason="")

    carts.accept_changes(carts.basket(cart))

    basket = carts.basket(cart)
    assert [piece.variant.product_id for part in basket.parts for piece in part.pieces] == [there.id]
    assert {piece.variant.product_id for piece in basket.removed} == {sold_out.id, hidden.id}


def shorten(product: catalogue.Product) -> None:
    product.personal_max = 2


def withdraw(product: catalogue.Product) -> None:
    product.personal_max = 0


def need(product: catalogue.Product) -> None:
    product.personal_needed = True


def sell_most(product: catalogue.Product) -> None:
    fill(product, 3)


def sell_all(product: catalogue.Product) -> None:
    fill(product, 0)


def hide(product: catalogue.Product) -> None:
    catalogue.hide(product, SYSTEM, reason="")


@pytest.mark.parametrize("happens", [sell_most, sell_all, hide, shorten, withdraw, need])
def test_after_agreeing_a_basket_costs_what_stood_there_before(happens: Callable[[catalogue.Product], None]) -> None:
    family, city = a_family(), a_city()
    delivery.add_zone(family, city.id, delivery.Zone(1500, 35_000, 9_000), desk(family))
    product, other = a_product(of=family, price=8500, stock=9, personal_max=20), a_product(of=family, price=9700)
    cart, coupon = a_cart((product, 4), (other, 1), city=city), a_coupon(percent=10)
    carts.put(cart, variant_of(product).id, 2, personal_text="نورة")
    happens(product)

    before = with_coupon(carts.basket(cart), coupon)
    carts.accept_changes(before)
    after = with_coupon(carts.basket(cart), coupon)

    assert (before.can_be_ordered, after.can_be_ordered) == (False, True)
    sums = [(one.items_minor, one.delivery_minor, one.discount_minor, one.total_minor) for one in (before, after)]
    assert sums[0] == sums[1]


@pytest.mark.parametrize("happens", [shorten, withdraw])
def test_agreeing_takes_out_what_cannot_be_made_with_its_text_and_makes_it_without_none(
    happens: Callable[[catalogue.Product], None],
) -> None:
    product, cart = a_product(stock=9, personal_max=20), a_cart((a_product(), 1))
    carts.put(cart, variant_of(product).id, 1, personal_text="نورة")
    happens(product)

    carts.accept_changes(carts.basket(cart))

    basket = carts.basket(cart)
    assert [piece.line.personal_text for part in basket.parts for piece in part.pieces] == [""]
    assert [piece.line.personal_text for piece in basket.removed] == ["نورة"]


@pytest.mark.parametrize(
    ("typed", "elsewhere", "stays"),
    [
        ({}, False, True),
        ({"payment": {}}, False, True),
        ({"contact": {"name": "أمل"}}, False, False),
        ({}, True, False),
    ],
)
def test_a_members_address_stays_behind_where_a_guest_named_another_person_or_city(
    typed: dict[str, dict[str, str]], elsewhere: bool, stays: bool
) -> None:
    guest, member = a_cart(), a_cart(user_id=a_member().id)
    carts.keep_typed(member, "delivery", {"short_address": "ABCD1234"})
    guest.typed, guest.city_id = typed, member.city_id
    if elsewhere:
        guest.city_id = a_city(name=("حائل", "Hail"), region=a_region(code="SA-06", slug="hail")).id

    carts.merge(guest, member)

    assert ("delivery" in member.typed) is stays
