"""The pages of an order that a browser placed, and the order as it is now."""

from typing import Any

from flask import Flask
from flask.testing import FlaskClient

from storefront.kernel.database import db
from storefront.kernel.units import unit_of_work
from storefront.trade import orders
from storefront.trade.orders import Order
from tests.builders.community import a_family
from tests.builders.goods import a_product
from tests.builders.reading import Element, page
from tests.builders.shopping import order
from tests.builders.trade import bring_to, opened, pay, the_parcel


def bought(client: FlaskClient, *, state: str = "", ways: str = "collect courier", **options: Any) -> Order:
    """An order of one product this browser placed, brought to a state."""
    with unit_of_work():
        product = options.pop("product", None) or a_product(of=a_family(ways=frozenset(ways.split())), stock=9)
    placed = order(client, product, **options)
    with unit_of_work():
        found = opened(placed.reference)
        if options.get("method") == "card" and state != "unpaid":
            pay(found)
        if state not in ("", "unpaid"):
            bring_to(the_parcel(found), state)
        return found


def again(placed: Order) -> Order:
    """The order as it is now."""
    db.session.rollback()
    db.session.expire_all()
    return opened(placed.reference)


def path(placed: Order, step: str = "") -> str:
    return f"/orders/{placed.reference}{step}"


def shown(client: FlaskClient, placed: Order, prefix: str = "") -> Element:
    answer = client.get(prefix + path(placed))
    assert answer.status_code == 200
    return page(answer).one("main")


def link_of(app: Flask, placed: Order) -> str:
    """The private link of the letter."""
    return path(placed, f"/link/{orders.link_token(placed.checkout_key, app.config['SECRET_KEY'])}")
