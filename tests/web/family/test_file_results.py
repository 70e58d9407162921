"""A file its family said yes to: short ones at once, long ones by the worker while a page says how far it is, and in the end what
came of it."""

import re

import pytest
from flask.testing import FlaskClient

from storefront.cli import goods_files
from storefront.goods import catalogue, imports
from storefront.goods.catalogue import Variant
from storefront.kernel.database import db
from storefront.kernel.units import unit_of_work
from tests.builders.browser import post
from tests.builders.desks import a_stranger
from tests.builders.files import a_new_cake
from tests.builders.goods import a_product, variant_of
from tests.web.family.test_product_files import at_desk, keep, names_of, plain, sent

LONG = imports.ROWS + 5


def long(client: FlaskClient) -> str:
    """The address of a long file its family just said yes to."""
    address = sent(client, *[a_new_cake(f"كيك {number}") for number in range(LONG)])
    assert keep(client, address).location == address
    return address


def test_a_long_file_waits_for_the_worker_and_says_how_far_it_is(client: FlaskClient) -> None:
    desk = at_desk(client)
    address = long(client)
    file_id = int(address.rpartition("/")[2])

    assert (names_of(desk), f"حُفظ 0 من {LONG} منتجاً" in plain(client.get(address).text)) == ([], True)
    imports.carry_on(file_id)
    english = client.get(f"/en{address}").text
    imports.carry_on(file_id)

    assert f"{imports.ROWS} of {LONG} products saved" in plain(english)
    assert f"حُفظت المنتجات الجديدة: {LONG} منتجاً" in plain(client.get(address).text)
    assert catalogue.all_of_family(desk.family.id).total == LONG


def test_the_page_looks_again_with_and_without_scripts(client: FlaskClient) -> None:
    at_desk(client)
    address = long(client)

    first, later = (client.get(f"{address}{query}").text for query in ("", "?look=4"))

    assert re.search(rf'<noscript><meta http-equiv="refresh" content="3; url={address}\?look=1"></noscript>', first)
    assert f'content="13; url={address}?look=5"' in later
    assert 'data-behaviour="look-again" data-stage="0"' in first


def test_a_yes_pressed_again_leads_to_the_page_and_does_nothing_twice(client: FlaskClient) -> None:
    desk = at_desk(client)
    address = long(client)

    again = [post(client, f"{address}/confirmation", seen="x", rows="all") for _ in range(2)]
    while goods_files.carry_out_files():
        pass
    again.append(post(client, f"{address}/confirmation", seen="x", rows="all"))

    assert [(one.status_code, one.location) for one in again] == [(303, address)] * 3
    assert catalogue.all_of_family(desk.family.id).total == LONG


@pytest.mark.parametrize(("prefix", "words"), [("", "بقي كما هو: 40 منتجاً"), ("/en", "Left as they were: 40 products")])
def test_what_changed_meanwhile_is_named_page_by_page(client: FlaskClient, prefix: str, words: str) -> None:
    desk = at_desk(client)
    with unit_of_work():
        products = [a_product(of=desk.family, price=8_500, name=(f"دلّة {one}", "")) for one in range(40)]
        variants = [variant_of(one).id for one in products]
        links = [f'href="{prefix}/family/products/{one.id}"' for one in products]
    address = prefix + sent(client, *[(one.id, "", "", "", "90", "") for one in products])
    keep(client, address)
    with unit_of_work():
        for one in variants:
            catalogue.reprice(db.session.get_one(Variant, one), 4_400)
    while goods_files.carry_out_files():
        pass

    first, second = client.get(address).text, client.get(f"{address}?page=2").text

    assert words in plain(first)
    assert [links[0] in first, links[29] in first, links[30] in first, links[30] in second] == [True, True, False, True]


def test_nobody_else_sees_how_far_it_is(client: FlaskClient) -> None:
    at_desk(client)
    address = long(client)

    assert a_stranger(client).get(address).status_code in (303, 403, 404)
