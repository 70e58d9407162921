"""A ready basket as whom it was made for meets it: to read, to put into one's own once, or gone."""

from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest
from flask import Flask
from flask.testing import FlaskClient

from storefront.community import families
from storefront.community.families.models import Family
from storefront.goods import catalogue, sharing, stock
from storefront.goods.catalogue import Product
from storefront.goods.sharing import ShareLink
from storefront.kernel.actors import SYSTEM
from storefront.kernel.database import db
from storefront.kernel.units import unit_of_work
from storefront.trade.carts import Cart, CartLine
from storefront.trade.orders import Order, Parcel
from tests.builders.browser import Browser, post
from tests.builders.community import a_family, desk
from tests.builders.desks import a_stranger
from tests.builders.goods import a_product, variant_of
from tests.builders.links import a_link, a_ready_basket
from tests.builders.shopping import confirm, put_in, walk

Counting = Callable[[], AbstractContextManager[list[str]]]


def made(**goods: object) -> tuple[ShareLink, Product]:
    with unit_of_work():
        product = a_product(stock=9, **goods)  # type: ignore[arg-type]
        return a_ready_basket((product, 2)), product


def inside() -> list[int]:
    """The pieces of every line of every basket."""
    db.session.expire_all()
    return [line.quantity for line in db.session.query(CartLine).filter(CartLine.removed_at.is_(None))]


def test_looking_writes_nothing_and_tells_whose_it_is(client: FlaskClient) -> None:
    link, product = made(price=4_500, name=("معمول الجدة", "Maamoul"))
    family = db.session.get_one(Family, product.family_id)

    page, english = client.get(f"/baskets/{link.code}"), client.get(f"/en/baskets/{link.code}").text

    db.session.refresh(link)
    assert (page.status_code, link.opened, db.session.query(Cart).count()) == (200, 0, 0)
    assert all(words in page.text for words in ("معمول الجدة", "90", family.trade_name_ar, "noindex"))
    assert ("Put it into my basket" in english, link.name in page.text, link.name in english) == (True, False, False)
    assert "Set-Cookie" not in page.headers


def test_one_press_fills_the_basket_and_a_second_adds_nothing(client: FlaskClient) -> None:
    link, _ = made()

    answers = [post(client, f"/baskets/{link.code}") for _ in range(3)]

    assert {(one.status_code, one.location) for one in answers} == {(303, "/cart")}
    assert inside() == [2]
    db.session.refresh(link)
    assert link.opened == 1
    assert "وُضعت السلة الجاهزة في سلتك" in client.get("/cart").text


def test_the_order_is_counted_as_a_conversation(client: FlaskClient) -> None:
    link, product = made()
    post(client, f"/baskets/{link.code}")
    walk(client, product)
    confirm(client)

    order, parcel = db.session.query(Order).one(), db.session.query(Parcel).one()
    db.session.refresh(link)
    assert (order.share_code, parcel.channel, parcel.is_first, link.ordered) == (link.code, "chat", True, 1)


def test_whoever_is_signed_in_is_served_alike(client: FlaskClient) -> None:
    link, _ = made()
    a_stranger(client)

    assert post(client, f"/baskets/{link.code}").location == "/cart"
    assert inside() == [2]


def test_what_has_changed_is_said(client: FlaskClient) -> None:
    with unit_of_work():
        family = a_family()
        few, dear, gone = (a_product(of=family, stock=9, price=1_000) for _ in range(3))
        link = a_ready_basket((few, 4), (dear, 1), (gone, 1))
        stock.count(variant_of(few), 3)
        catalogue.reprice(variant_of(dear), 1_500)
        catalogue.hide(gone, SYSTEM, reason="")

    page = client.get(f"/baskets/{link.code}").text
    post(client, f"/baskets/{link.code}")

    assert all(words in page for words in ("بقيت 3 قطع فقط", "كان 10", "لم يعد معروضاً", "45"))
    assert sorted(inside()) == [1, 3]
    assert gone.name_ar in client.get("/cart").text


@pytest.mark.parametrize("why", ["closed", "stopped", "hidden", "empty"])
def test_what_is_gone_says_so(client: FlaskClient, why: str) -> None:
    link, product = made()
    with unit_of_work():
        family = db.session.get_one(Family, product.family_id)
        if why == "closed":
            sharing.close(link, desk(family))
        elif why == "stopped":
            families.suspend(family, SYSTEM, reason="بلاغ")
        elif why == "hidden":
            catalogue.hide(db.session.get_one(Product, product.id), SYSTEM, reason="")
        else:
            sharing.filling.take_out(link, sharing.lines(link.code)[0].id, desk(family))

    page, answer = client.get(f"/baskets/{link.code}"), post(client, f"/baskets/{link.code}")

    assert (page.status_code, "لم تعد هذه السلة متاحة" in page.text, "noindex" in page.text) == (404, True, True)
    assert (family.trade_name_ar in page.text) == (why in ("closed", "hidden"))
    assert (answer.status_code, answer.location, inside()) == (303, f"/baskets/{link.code}", [])
    db.session.refresh(link)
    assert link.opened == 0


def test_other_links_and_codes_are_no_baskets(client: FlaskClient) -> None:
    with unit_of_work():
        link = a_link()

    for code in (link.code, "nonsense", "x" * 80):
        assert client.get(f"/baskets/{code}").status_code == 404
        assert post(client, f"/baskets/{code}").status_code == 404


def test_a_closed_link_brings_nobody(client: FlaskClient) -> None:
    with unit_of_work():
        product = a_product()
        link = a_link(to=product)
        sharing.close(link, desk(db.session.get_one(Family, product.family_id)))

    post(client, "/visits", via=link.code)
    put_in(client, product, via=link.code)

    db.session.refresh(link)
    assert (link.opened, db.session.query(Cart).one().share_code) == (0, None)


def test_the_visit_of_a_basket_is_counted_once_by_the_page_or_by_the_press(app: Flask, client: FlaskClient) -> None:
    link, _ = made()
    assert f'data-via="{link.code}"' in client.get(f"/baskets/{link.code}").text

    post(client, "/visits", via=link.code)
    post(client, f"/baskets/{link.code}")
    post(Browser(app, app.response_class), f"/baskets/{link.code}")

    db.session.refresh(link)
    assert link.opened == 2


def test_a_full_basket_asks_no_more_than_one_thing(client: FlaskClient, count_queries: Counting) -> None:
    link, product = made()
    client.get(f"/baskets/{link.code}")
    with count_queries() as few:
        client.get(f"/baskets/{link.code}")
    with unit_of_work():
        family = db.session.get_one(Family, product.family_id)
        for _ in range(8):
            sharing.filling.put(link, variant_of(a_product(of=family)).id, 1, desk(family))
    with count_queries() as many:
        client.get(f"/baskets/{link.code}")

    assert len(many) <= len(few) <= 6
