"""Groups and sub-categories: one page for all of them, one for each, and old addresses that still lead there."""

import pytest
from flask.testing import FlaskClient

from storefront.goods import catalogue, taxonomy
from storefront.goods.taxonomy.models import CategoryRedirect
from storefront.kernel.actors import SYSTEM
from storefront.kernel.units import unit_of_work
from tests.builders.goods import a_category, a_product
from tests.builders.reading import page


def test_all_groups_stand_on_one_page_with_their_parts(client: FlaskClient) -> None:
    with unit_of_work():
        a_category()
        a_category(slug="oud")

    links = {link["href"]: link.words for link in page(client.get("/en/categories")).one("main").all("a")}

    assert links["/en/c/bukhoor-group"] == "Perfume and incense"
    assert links["/en/c/bukhoor"] == "Incense"
    assert "/en/c/oud" in links


def test_a_group_shows_the_goods_of_all_its_parts(client: FlaskClient) -> None:
    with unit_of_work():
        product = a_product()

    group, part = client.get("/c/bukhoor-group"), client.get("/c/bukhoor")

    assert page(group).one("h1").words == "العطور والبخور"
    assert page(part).one("h1").words == "بخور"
    assert product.name_ar in page(group).one("main").words
    assert product.name_ar in page(part).one("main").words


def test_a_product_stands_in_every_part_it_belongs_to(client: FlaskClient) -> None:
    with unit_of_work():
        gifts = a_category(slug="gift-boxes")
        product = a_product(place=catalogue.Place(a_category(), [gifts]))

    assert product.name_ar in client.get("/c/gift-boxes").text


def test_the_way_back_is_told(client: FlaskClient) -> None:
    with unit_of_work():
        a_category()

    crumbs = page(client.get("/en/c/bukhoor")).one("nav", class_="crumbs")

    assert [link["href"] for link in crumbs.all("a")] == ["/en/", "/en/categories", "/en/c/bukhoor-group"]
    assert crumbs.one("span", aria_current="page").words == "Incense"


def test_an_address_of_the_past_leads_to_todays_with_its_filters(client: FlaskClient) -> None:
    with unit_of_work() as session:
        session.add(CategoryRedirect(slug="incense", category_id=a_category().id))

    arabic, english = client.get("/c/incense?ready=yes"), client.get("/en/c/incense")

    assert (arabic.status_code, arabic.location) == (301, "/c/bukhoor?ready=yes")
    assert english.location == "/en/c/bukhoor"


@pytest.mark.parametrize("slug", ["nothing", "بخور", "Bukhoor", "bukhoor ", "0", "-"])
def test_what_is_not_there_is_not_found(client: FlaskClient, slug: str) -> None:
    with unit_of_work():
        a_category()

    answer = client.get(f"/c/{slug}")

    assert answer.status_code == 404
    assert page(answer).one("h1").words == "لا شيء في هذا العنوان"


def test_a_part_that_was_added_a_moment_ago_is_there(client: FlaskClient) -> None:
    with unit_of_work():
        a_category()
    client.get("/c/bukhoor")
    with unit_of_work():
        group = taxonomy.get("bukhoor-group")
        taxonomy.add_category(slug="new", parent=group, names=("جديد", "New"), position=9)

    assert page(client.get("/c/new")).one("h1").words == "جديد"


def test_a_hidden_product_is_in_no_part(client: FlaskClient) -> None:
    with unit_of_work():
        shown, hidden = a_product(), a_product(name=("مخفي", "Hidden"))
        catalogue.hide(hidden, SYSTEM, reason="")

    text = page(client.get("/c/bukhoor")).one("main").words

    assert shown.name_ar in text
    assert "مخفي" not in text
