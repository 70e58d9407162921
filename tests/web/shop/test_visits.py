"""Visits by a share link: counted once in a browser, remembered by the basket, whatever is sent."""

import pytest
from flask import Flask
from flask.testing import FlaskClient

from storefront.goods import sharing
from storefront.goods.catalogue import Product
from storefront.kernel.database import db
from storefront.kernel.units import unit_of_work
from storefront.trade.carts import Cart
from storefront.trade.orders import Order
from storefront.web.shop.visits import is_code
from tests.builders.browser import Browser, post
from tests.builders.desks import a_desk
from tests.builders.goods import a_product
from tests.builders.hostile import HOSTILE
from tests.builders.shopping import order, put_in


def shared() -> tuple[Product, str]:
    with unit_of_work():
        product = a_product()
        return product, sharing.ensure(product.id)


def counts(code: str) -> tuple[int, int]:
    """How often a link was opened, and how often somebody who came by it bought."""
    db.session.rollback()
    link = db.session.get_one(sharing.ShareLink, code, populate_existing=True)
    return link.opened, link.ordered


def test_a_visit_is_counted_once_in_a_browser(app: Flask, client: FlaskClient) -> None:
    _, code = shared()

    answers = [post(client, "/visits", via=code).status_code for _ in range(3)]
    post(Browser(app, app.response_class), "/visits", via=code)

    assert answers == [204] * 3
    assert counts(code) == (2, 0)


def test_the_familys_own_people_are_no_visitors(client: FlaskClient) -> None:
    family = a_desk(client).family
    with unit_of_work():
        mine, other = a_product(of=family), a_product()
        own, strange = sharing.ensure(mine.id), sharing.ensure(other.id)

    post(client, "/visits", via=own)
    post(client, "/visits", via=strange)

    assert (counts(own), counts(strange)) == ((0, 0), (1, 0))


def test_opening_the_page_alone_counts_nothing(client: FlaskClient) -> None:
    product, code = shared()

    client.get(f"/p/{product.id}?via={code}", follow_redirects=True)

    assert counts(code) == (0, 0)


def test_an_order_of_somebody_who_came_by_it_is_counted(client: FlaskClient) -> None:
    product, code = shared()
    post(client, "/visits", via=code)

    placed = order(client, product)

    assert db.session.get_one(Order, placed.id).share_code == code
    assert counts(code) == (1, 1)


def test_without_script_the_pages_own_address_tells(client: FlaskClient) -> None:
    product, code = shared()
    client.environ_base["HTTP_REFERER"] = f"http://localhost/p/{product.id}-x?via={code}"

    put_in(client, product)

    assert db.session.query(Cart).one().share_code == code


@pytest.mark.parametrize("kind", HOSTILE)
def test_whatever_is_sent_counts_nothing(client: FlaskClient, kind: str) -> None:
    _, code = shared()

    assert post(client, "/visits", via=HOSTILE[kind]).status_code == 204
    assert counts(code) == (0, 0)


def test_a_code_looks_like_one() -> None:
    assert is_code("23456789")
    assert not any(map(is_code, (None, "", "short", "UPPER234", "a" * 13, "abc-defg", "ابجدهوزح", "abcdefg\n")))
