"""Links in words: where each leads, how it stands, what is written above it, and the table to take along."""

from urllib.parse import unquote

import pytest
from flask import Flask
from flask.testing import FlaskClient

from storefront.community.families.models import Family
from storefront.goods import catalogue, sharing
from storefront.goods.sharing import ShareLink
from storefront.kernel.actors import SYSTEM
from storefront.kernel.database import db
from storefront.kernel.units import unit_of_work
from storefront.web.family.link_rows import CLOSED, HIDDEN, WORKS, message_of, rows_of, state_of, table
from storefront.web.kit.locale import read_in
from tests.builders.community import a_family, desk
from tests.builders.goods import a_product
from tests.builders.links import a_link, a_ready_basket

KINDS = ("shop", "product", "basket")


def one_of(kind: str) -> tuple[ShareLink, Family]:
    """A link as the desk reads it, with its family."""
    product = a_product()
    made = {"shop": lambda: a_link(a_family()), "product": lambda: a_link(to=product), "basket": a_ready_basket}[kind]()
    return sharing.of_family(made.family_id, made.code), db.session.get_one(Family, made.family_id)


@pytest.mark.parametrize("lang", ["ar", "en"])
@pytest.mark.parametrize("kind", KINDS)
def test_each_leads_to_its_page_in_the_language_its_family_reads(app: Flask, kind: str, lang: str) -> None:
    link, family = one_of(kind)
    with app.test_request_context("/" if lang == "ar" else "/en/"), read_in(lang):
        (row,) = rows_of([link], family)
        message = message_of(link, family)

    ends = {"shop": f"/f/{family.slug}?via=", "product": f"/p/{link.product_id}?via=", "basket": "/baskets/"}
    assert row.address.endswith(ends[kind] + link.code)
    assert (family.trade_name_ar if lang == "ar" else family.trade_name_en) in message
    assert link.name not in message
    assert row.title == link.name


@pytest.mark.parametrize(("prefix", "lang"), [("", "ar"), ("/en", "en")])
def test_a_shop_with_an_arabic_address_has_a_short_one_to_pass_on(
    app: Flask, client: FlaskClient, prefix: str, lang: str
) -> None:
    with unit_of_work():
        family = a_family(slug="بيت-موضي-للشموع")
        code = a_link(family).code
    with app.test_request_context(f"{prefix}/"), read_in(lang):
        (row,) = rows_of([sharing.of_family(family.id, code)], family)

    answer = client.get(f"{prefix}/l/{code}")

    assert row.address.endswith(f"/l/{code}")
    assert unquote(answer.location) == f"{prefix}/f/بيت-موضي-للشموع?via={code}"
    assert client.get(answer.location).status_code == 200
    assert client.get("/l/abcdef99").status_code == 404


def test_a_link_without_a_name_is_called_after_what_it_opens(app: Flask) -> None:
    product = a_product(name=("معمول", "Maamoul"))
    made = a_link(to=product, name="")
    with app.test_request_context("/"):
        (row,) = rows_of([sharing.of_family(made.family_id, made.code)], db.session.get_one(Family, made.family_id))

    assert (row.title, row.opens, row.is_basket, row.may_be_changed) == ("معمول", "معمول", False, True)


def test_how_it_stands(app: Flask) -> None:
    product = a_product()
    made = a_link(to=product)
    link = sharing.of_family(made.family_id, made.code)
    assert state_of(link) == WORKS

    catalogue.hide(product, SYSTEM, reason="")
    assert state_of(link) == HIDDEN
    sharing.close(link, desk(db.session.get_one(Family, link.family_id)))
    assert state_of(link) == CLOSED


def test_no_name_becomes_a_formula(app: Flask) -> None:
    family = a_family()
    a_link(family, name="=1+1")
    with app.test_request_context("/"):
        told = table(rows_of(sharing.every(family.id), family), with_sums=True).decode()

    assert "'=1+1" in told
