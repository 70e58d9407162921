"""Ordering the same once more, and ready baskets: at today's prices, as far as it can be had today."""

import pytest

from storefront.goods import catalogue, sharing, stock
from storefront.goods.catalogue import Product
from storefront.goods.sharing import ShareLink
from storefront.kernel.actors import SYSTEM
from storefront.kernel.database import db
from storefront.trade import carts, orders, repeats
from storefront.trade.orders import Order
from tests.builders.community import a_family
from tests.builders.goods import a_product, variant_of
from tests.builders.links import a_ready_basket
from tests.builders.stage import plant
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


def test_what_is_left_counts_with_what_lies_there_already() -> None:
    product, order = ordered()
    cart = a_cart((product, 2))
    stock.count(variant_of(product), 3)

    assert put(order, cart) == (["Incense"], [3])


def ready(link: ShareLink, cart: carts.Cart) -> tuple[int, list[int]]:
    """Of how many lines not all could be had, and the pieces that are in the basket now."""
    short = repeats.put_ready(sharing.lines(link.code), cart)
    return len(short), [piece.line.quantity for part in carts.basket(cart).parts for piece in part.pieces]


def test_a_ready_basket_lies_in_the_basket_once_however_often_it_is_put_there() -> None:
    family = a_family()
    link = a_ready_basket((a_product(of=family, stock=9), 2), (a_product(of=family, stock=None), 3))
    cart = a_cart()

    assert [ready(link, cart) for _ in range(3)] == [(0, [2, 3])] * 3


def test_whoever_has_more_of_it_keeps_that() -> None:
    first, second = a_product(stock=9), a_product(stock=9)
    cart = a_cart((first, 5), (second, 1))

    assert ready(a_ready_basket((first, 2)), cart) == (0, [5, 1])
    assert ready(a_ready_basket((second, 3)), cart) == (0, [5, 3])


def test_of_a_ready_basket_there_is_what_is_left() -> None:
    few, gone = a_product(stock=9), a_product(stock=9)
    link, other = a_ready_basket((few, 4)), a_ready_basket((gone, 1))
    stock.count(variant_of(few), 3)
    catalogue.hide(gone, SYSTEM, reason="")
    cart = a_cart((few, 1))

    assert [ready(link, cart) for _ in range(2)] == [(1, [3]), (1, [3])]
    assert ready(other, cart) == (1, [3])


def test_a_line_taken_out_comes_back() -> None:
    link, cart = a_ready_basket((a_product(stock=9), 2)), a_cart()
    ready(link, cart)
    carts.remove(carts.basket(cart).parts[0].pieces[0].line)

    assert ready(link, cart) == (0, [2])


def test_a_text_that_fits_no_more_is_left_out_with_its_line() -> None:
    product = a_product(stock=9, personal_max=9)
    link, cart = a_ready_basket((product, 1), text="نورة"), a_cart()
    plant(["UPDATE product SET personal_max = 2"])
    db.session.expire_all()

    assert ready(link, cart) == (1, [])


def test_what_takes_no_text_any_more_is_not_put_in_again_without_it() -> None:
    product, cart = a_product(personal_max=20, stock=9), a_cart()
    carts.put(cart, variant_of(product).id, 1, personal_text="نورة")
    order = orders.get(place(carts.basket(cart)).id)
    product.personal_max = 0

    assert put(order, cart) == ([product.name_en], [])
