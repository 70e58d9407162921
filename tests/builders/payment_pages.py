"""The page on which an order is paid ahead: its address, its button, what it says, and what came of it."""

from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from storefront.kernel.database import db
from storefront.kernel.units import unit_of_work
from storefront.trade.orders import Order
from storefront.treasury import payments
from tests.builders.browser import post
from tests.builders.goods import a_product
from tests.builders.reading import Element, page
from tests.builders.shopping import order
from tests.builders.trade import opened


def unpaid(client: FlaskClient, *, price: int = 8500) -> str:
    """The address where an order of this browser is paid."""
    with unit_of_work():
        product = a_product(price=price, stock=5)
    return f"/orders/{order(client, product, method='card').reference}/payment"


def press(client: FlaskClient, there: str, prefix: str = "") -> TestResponse:
    """Presses the button of the payment page as it stands."""
    known = page(client.get(prefix + there)).one("input", name="after")["value"]
    return post(client, prefix + there, after=known)


def main(client: FlaskClient, path: str) -> Element:
    answer = client.get(path)
    assert answer.status_code == 200, answer.location
    return page(answer).one("main")


def the_order(there: str) -> Order:
    db.session.rollback()
    db.session.expire_all()
    return opened(there.split("/")[2])


def the_payment(there: str) -> payments.Payment:
    found = payments.find_for("order", the_order(there).id)
    assert found is not None
    return found
