"""What the page of a guest's order offers about an account."""

import pytest
from flask import Flask
from flask.testing import FlaskClient

from storefront.kernel.database import db
from storefront.kernel.units import unit_of_work
from storefront.trade.orders import Order
from tests.builders.browser import Browser, post
from tests.builders.community import a_member, sign_in
from tests.builders.desks import a_stranger
from tests.builders.goods import a_product
from tests.builders.people import letters
from tests.builders.reading import page
from tests.builders.shopping import order

SIGN_UP = 'action="/account/sign-up"'


def ordered(client: FlaskClient, **other: str) -> Order:
    with unit_of_work():
        product = a_product()
    return order(client, product, **other)


def test_a_guest_opens_an_account_with_one_field_and_a_tick(client: FlaskClient) -> None:
    placed = ordered(client)
    form = page(client.get(f"/orders/{placed.reference}")).one("form", action="/account/sign-up")
    kept = {one["name"]: one["value"] for one in form.all("input", type="hidden")}

    answer = post(client, "/account/sign-up", **kept, password="جملة طويلة لا تُنسى", agreed="y")

    assert [one["name"] for one in form.all("input") if one["type"] != "hidden"] == ["password", "agreed"]
    assert (answer.status_code, answer.headers["Location"]) == (303, "/account/sign-up/letter")
    db.session.rollback()
    assert [letter.address for letter in letters("confirm-address")] == [placed.email]


def test_a_password_that_is_too_short_is_said_where_all_else_is_kept(client: FlaskClient) -> None:
    placed = ordered(client)

    answer = post(client, "/account/sign-up", name="لمى العتيبي", email=placed.email, password="x", agreed="y")

    assert (answer.status_code, page(answer).one("input", id="email")["value"]) == (422, placed.email)


@pytest.mark.parametrize(("email", "method"), [("", "cash"), ("lama@example.com", "card")])
def test_without_an_address_or_before_it_is_paid_nothing_is_offered(
    client: FlaskClient, email: str, method: str
) -> None:
    placed = ordered(client, email=email, method=method)

    assert SIGN_UP not in client.get(f"/orders/{placed.reference}").text


@pytest.mark.parametrize(("address", "is_offered"), [("lama@example.com", True), ("other@example.com", False)])
def test_whoever_signs_in_with_its_address_is_led_to_taking_it_over(
    client: FlaskClient, address: str, is_offered: bool
) -> None:
    placed = ordered(client)
    with unit_of_work():
        user = a_member(email=address)
    sign_in(client, user)

    shown = client.get(f"/orders/{placed.reference}").text

    assert (SIGN_UP in shown, f'href="/account/orders?guest={placed.reference}#guest-orders"' in shown) == (
        False,
        is_offered,
    )


def test_the_stranger_is_offered_nothing(app: Flask, client: FlaskClient) -> None:
    placed = ordered(client)

    assert client.get(f"/orders/{placed.reference}").status_code == 200
    assert a_stranger(Browser(app, app.response_class)).get(f"/orders/{placed.reference}").status_code == 404
