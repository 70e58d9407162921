"""A shopper at the market's own pages: fills a basket, goes the way to an order, presses its button."""

from typing import Any

from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from storefront.goods import catalogue, stock
from storefront.goods.catalogue import Product
from storefront.kernel.actors import SYSTEM
from storefront.kernel.units import unit_of_work
from storefront.trade.orders import Order
from tests.builders.browser import post
from tests.builders.community import a_city, a_family
from tests.builders.goods import a_product, variant_of
from tests.builders.reading import Form, forms
from tests.builders.trade import opened

CONTACT = {"name": "لمى العتيبي", "mobile": "0559876543", "email": "lama@example.com"}
ADDRESS = {"short_address": "RRRD2929", "district": "", "street": ""}


def put_in(client: FlaskClient, product: Product, quantity: Any = 1, **typed: Any) -> TestResponse:
    """Puts pieces of a product's first variant into the basket."""
    with unit_of_work():
        variant = variant_of(product)
    return post(client, "/cart/lines", **{"variant_id": variant.id, "quantity": quantity, **typed})


def choose_city(client: FlaskClient) -> int:
    """Says that the goods go to Riyadh; its id."""
    with unit_of_work():
        city = a_city()
    post(client, "/cart", city_id=city.id)
    return city.id


def walk(client: FlaskClient, *products: Product, way: str = "collect", method: str = "cash", **typed: Any) -> None:
    """Goes the whole way to the last page with what is in the basket."""
    city_id = choose_city(client)
    ways = {f"f{product.family_id}-way": way for product in products}
    post(client, "/checkout/contact", **{**CONTACT, **typed})
    post(client, "/checkout/delivery", city_id=city_id, **ways, **ADDRESS)
    post(client, "/checkout/payment", method=method)


def last_page(client: FlaskClient) -> Form:
    """The form of the last page."""
    answer = client.get("/checkout/review")
    assert answer.status_code == 200, answer.location
    return next(form for form in forms(answer, here="/checkout/review") if form.action == "/checkout")


def confirm(client: FlaskClient, form: Form | None = None, *, to: str = "/checkout") -> TestResponse:
    """Presses the last button."""
    values = {name: value for name, value in (form or last_page(client)).values.items() if name != "csrf_token"}
    return post(client, to, **values)


def order(client: FlaskClient, *products: Product, **options: Any) -> Order:
    """An order, from the empty basket to its page."""
    for product in products:
        put_in(client, product, options.get("quantity", 1))
    walk(client, *products, **{name: value for name, value in options.items() if name != "quantity"})
    answer = confirm(client)
    assert answer.status_code in (303, 307), answer.text
    return opened(answer.location.split("/")[2])


def changed_basket(client: FlaskClient) -> None:
    """Four lines: one dearer now, one of which less is left, one sold out, one not offered any more."""
    with unit_of_work():
        house = a_family()
        goods = [a_product(of=house, stock=9, price=8500) for _ in range(4)]
    for product in goods:
        put_in(client, product, 3)
    with unit_of_work():
        catalogue.reprice(variant_of(goods[0]), 9000)
        stock.count(variant_of(goods[1]), 2)
        stock.count(variant_of(goods[2]), 0)
        catalogue.hide(catalogue.get(goods[3].id), SYSTEM, reason="")


def a_last_piece(client: FlaskClient, pieces: int = 1) -> Product:
    """A product that a courier brings for a fee, in the basket of somebody who said where they live."""
    with unit_of_work():
        product = a_product(of=a_family(ways=frozenset({"courier"})), stock=pieces)
    put_in(client, product, pieces)
    choose_city(client)
    return product
