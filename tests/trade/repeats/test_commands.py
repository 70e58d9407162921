"""Ordering the same once more: at today's prices, as far as it can be had today."""

import pytest

from storefront.goods import catalogue, stock
from storefront.goods.catalogue import Product
from storefront.kernel.actors import SYSTEM
from storefront.trade import carts, orders, repeats
from storefront.trade.orders import Order
from tests.builders.goods import a_product, variant_of
from tests.builders.trade import a_cart, an_order, place

pytestmark = pytest.mark.usefixtures("app")


def put(order: Order, cart: carts.Cart | None = None) -> tuple[list[str], list[int]]:
    """Of which lines not all could be had, and the pieces that are in the basket now."""
    cart = cart or a_cart()
    short = repeats.put_again(order, cart)
    inside = [piece.line.quantity for part in carts.basket(cart).parts for piece in part.pieces]
    return [line.name_en for line in short], inside


def ordered(quantity: int = 2, **goods: object) -> tuple[Product, Order]:
    product = a_product(name=("بخور", "Incense"), stock=9, **goods)  # type: ignore[arg-type]
    return product, an_order((product, quantity))


def test_all_of_it_is_in_the_basket_at_todays_price() -> None:
    product, order = ordered()
    catalogue.reprice(variant_of(product), 9900)
    cart = a_cart()

    assert put(order, cart) == ([], [2])
    assert carts.basket(cart).items_minor == 19800


@pytest.mark.parametrize(("left", "inside"), [(1, [1]), (0, [])])
def test_what_is_left_is_put_in_and_the_rest_is_named(left: int, inside: list[int]) -> None:
    product, order = ordered()
    stock.count(variant_of(product), left)

    assert put(order) == (["Incense"], inside)


def test_what_is_not_offered_any_more_is_named() -> None:
    product, order = ordered()
    catalogue.hide(product, SYSTEM, reason="")

    assert put(order) == (["Incense"], [])


def test_it_is_added_to_what_is_there_already() -> None:
    product, order = ordered()

    assert put(order, a_cart((product, 3))) == ([], [5])


def test_a_basket_that_would_hold_too_many_keeps_what_it_has() -> None:
    product, order = ordered()
    stock.count(variant_of(product), 500)

    assert put(order, a_cart((product, 98))) == (["Incense"], [98])


def test_the_text_that_was_written_on_it_comes_along() -> None:
    product = a_product(personal_max=20, stock=9)
    cart = a_cart()
    carts.put(cart, variant_of(product).id, 1, personal_text="نورة")
    order = orders.get(place(carts.basket(cart)).id)

    repeats.put_again(order, cart)

    assert [piece.line.personal_text for part in carts.basket(cart).parts for piece in part.pieces] == ["نورة"]
