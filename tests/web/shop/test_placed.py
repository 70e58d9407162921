"""An order that was just placed is said where its shopper finds the basket empty, and nowhere else."""

from datetime import timedelta

import pytest
import time_machine
from flask.testing import FlaskClient
from sqlalchemy import select

from storefront.goods.catalogue import Product
from storefront.kernel import clock
from storefront.kernel.actors import Actor
from storefront.kernel.units import unit_of_work
from storefront.trade import carts, orders
from tests.builders.browser import Browser, post
from tests.builders.community import a_family
from tests.builders.desks import a_stranger
from tests.builders.goods import a_product
from tests.builders.reading import page
from tests.builders.shopping import confirm, order, put_in, walk
from tests.builders.trade import pay

STEPS = ("contact", "delivery", "payment", "review")


def goods(**other: object) -> Product:
    with unit_of_work():
        return a_product(**other)  # type: ignore[arg-type]


def told(client: FlaskClient, prefix: str = "") -> list[tuple[str, str]]:
    """What the basket says of an order, and where its link leads."""
    notices = page(client.get(f"{prefix}/cart")).all("div", class_="good")
    return [(notice.one("b").words, notice.one("a")["href"]) for notice in notices]


@pytest.mark.parametrize("method", ["cash", "card"])
def test_going_back_after_an_order_leads_to_a_basket_that_says_where_it_is(shopper: FlaskClient, method: str) -> None:
    placed = order(shopper, goods(), method=method)
    if method == "card":
        with unit_of_work():
            pay(placed)

    for step in ("", *(f"/{step}" for step in STEPS)):
        assert shopper.get(f"/checkout{step}").location == "/cart", step
    assert told(shopper) == [(f"طلبك {placed.reference} وصل الأسرة.", f"/orders/{placed.reference}")]
    link = f"/en/orders/{placed.reference}"
    assert told(shopper, "/en") == [(f"Your order {placed.reference} has reached the family.", link)]
    assert shopper.get(link).status_code == 200


def test_several_families_are_said_as_several(client: FlaskClient) -> None:
    with unit_of_work():
        houses = [a_family(name=(f"بيت {name}", name)) for name in ("One", "Two", "Three")]
        three = [a_product(of=house) for house in houses]

    placed = order(client, *three)

    assert told(client)[0][0] == f"طلبك {placed.reference} وصل الأسر."


def test_a_tab_that_was_left_in_the_basket_leads_there_too(shopper: FlaskClient) -> None:
    product = goods(stock=9)
    put_in(shopper, product)
    with unit_of_work() as session:
        line = session.scalars(select(carts.CartLine.id)).one()
    walk(shopper, product)
    confirm(shopper)

    left = (f"/cart/lines/{line}", f"/cart/lines/{line}/removal", f"/cart/families/{product.family_id}")

    assert [post(shopper, path, quantity=2).location for path in left] == ["/cart"] * 3
    assert [post(shopper, f"/checkout/{step}").location for step in STEPS[:3]] == ["/cart"] * 3


def test_a_basket_with_goods_in_it_says_nothing_of_the_order_before(shopper: FlaskClient) -> None:
    product = goods(stock=9)
    order(shopper, product)

    put_in(shopper, product)

    assert product.name_ar in shopper.get("/cart").text
    assert [words for words, _ in told(shopper) if "وصل" in words] == []
    assert post(shopper, "/cart/lines/999999/removal").status_code == 404


def test_after_some_hours_an_empty_basket_is_just_empty(shopper: FlaskClient) -> None:
    order(shopper, goods())

    with time_machine.travel(clock.now() + timedelta(hours=5), tick=False):
        assert len(told(shopper)) == 1
    with time_machine.travel(clock.now() + timedelta(hours=7), tick=False):
        assert told(shopper) == []


def test_an_order_that_was_called_off_has_reached_nobody(shopper: FlaskClient) -> None:
    placed = order(shopper, goods())
    with unit_of_work():
        (parcel,) = orders.get(placed.id).parcels
        orders.decline(parcel, Actor(families=frozenset({parcel.family_id})), reason="نعتذر")

    assert told(shopper) == []


def test_a_stranger_reads_nothing_of_it(shopper: FlaskClient) -> None:
    placed = order(shopper, goods())
    guest, stranger = Browser(shopper.application), a_stranger(Browser(shopper.application))

    for other in (guest, stranger):
        assert told(other) == []
        assert placed.reference not in other.get("/cart").text
        assert post(other, "/cart/lines/1/removal").location == "/cart"
