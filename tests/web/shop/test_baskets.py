"""Whose basket it is: a guest's by a cookie of thirty days, a member's by account, and nobody else's."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient

from storefront.kernel import clock
from storefront.kernel.database import db
from storefront.kernel.units import unit_of_work
from storefront.trade.carts import Cart
from storefront.web.shop import baskets
from tests.builders.browser import Browser, post
from tests.builders.community import a_member, sign_in
from tests.builders.goods import a_product
from tests.builders.reading import page
from tests.builders.shopping import put_in

Counting = Callable[[], AbstractContextManager[list[str]]]


def pieces(client: FlaskClient) -> str:
    """How many pieces the header counts; "" for none."""
    counts = page(client.get("/")).one("a", href="/cart", class_="icon-btn").all("span", class_="count")
    return counts[0].words if counts else ""


def test_looking_at_an_empty_basket_opens_none(client: FlaskClient) -> None:
    client.get("/cart")
    client.get("/checkout")

    assert client.get_cookie("basket") is None
    assert db.session.query(Cart).count() == 0


def test_a_guests_basket_has_a_cookie_only_the_server_reads(client: FlaskClient) -> None:
    with unit_of_work():
        product = a_product()

    cookie = next(one for one in put_in(client, product).headers.getlist("Set-Cookie") if one.startswith("basket="))

    assert all(part in cookie for part in ("HttpOnly", "SameSite=Lax", "Path=/", "Max-Age=2592000"))
    token = cookie.partition(";")[0].removeprefix("basket=")
    assert len(token) >= 43
    assert db.session.query(Cart).one().token_hash != token


def test_a_guests_basket_lives_thirty_days_from_its_last_use(client: FlaskClient) -> None:
    with unit_of_work():
        product = a_product()
    put_in(client, product)
    counts = []
    for days in (29, 29 + 29, 29 + 29 + 31):
        with clock.set_to(clock.now() + timedelta(days=days)):
            counts.append(page(client.get("/cart")).all("li", class_="line") != [])
            if counts[-1]:
                put_in(client, product)

    assert counts == [True, True, False]


@pytest.mark.parametrize("token", ["", "x", "0" * 43, "\x01", "ش", "a" * 3_000])
def test_a_cookie_of_nobody_is_an_empty_basket(client: FlaskClient, token: str) -> None:
    client.set_cookie("basket", token)

    assert client.get("/cart").status_code == 200
    assert pieces(client) == ""


def test_a_cookie_of_nobody_is_replaced_once_something_is_put_in(client: FlaskClient) -> None:
    with unit_of_work():
        product = a_product()
    client.set_cookie("basket", "forged")

    put_in(client, product)

    assert client.get_cookie("basket").value != "forged"  # type: ignore[union-attr]
    assert pieces(client) == "1"


def test_two_guests_and_a_member_have_baskets_of_their_own(app: Flask) -> None:
    with unit_of_work():
        product, user = a_product(stock=20), a_member()
    readers = [Browser(app, app.response_class) for _ in range(3)]
    sign_in(readers[2], user)
    for number, reader in enumerate(readers, start=1):
        put_in(reader, product, number)

    assert [pieces(reader) for reader in readers] == ["1", "2", "3"]
    assert readers[2].get_cookie("basket") is None


def test_a_member_finds_their_basket_on_every_browser(app: Flask) -> None:
    with unit_of_work():
        product, user = a_product(), a_member()
    for quantity in (1, 2):
        browser = Browser(app, app.response_class)
        sign_in(browser, user)
        put_in(browser, product, quantity)

    assert pieces(browser) == "3"


def test_a_member_does_not_see_the_basket_of_a_guests_cookie(app: Flask, client: FlaskClient) -> None:
    with unit_of_work():
        product, user = a_product(), a_member()
    put_in(client, product)
    sign_in(client, user)

    assert pieces(client) == ""


def test_a_refused_wish_opens_no_basket(client: FlaskClient) -> None:
    with unit_of_work():
        product = a_product(stock=0)

    answer = put_in(client, product)

    assert answer.status_code == 422
    assert client.get_cookie("basket") is None
    assert db.session.query(Cart).count() == 0


def test_counting_asks_only_when_there_may_be_a_basket(app: Flask, count_queries: Counting) -> None:
    with app.test_request_context("/"), count_queries() as asked:
        assert baskets.count() == 0

    assert asked == []


def test_what_was_taken_out_is_not_counted(client: FlaskClient) -> None:
    with unit_of_work():
        product = a_product()
    put_in(client, product, 2)
    before = pieces(client)
    post(client, "/cart/lines/1/removal")

    assert (before, pieces(client)) == ("2", "")
