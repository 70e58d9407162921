"""One product's page: what can be done in each state, and the forms that come back open."""

from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest
from flask.testing import FlaskClient

from storefront.goods import catalogue
from storefront.goods.catalogue import Product
from storefront.kernel.actors import Actor
from storefront.kernel.units import unit_of_work
from storefront.web.family.product_page import riyals
from tests.builders.browser import post
from tests.builders.desks import a_desk
from tests.builders.goods import a_draft, a_product, its_family
from tests.builders.reading import page

STAFF = Actor(roles=frozenset({"staff"}))
STEPS = {"hiding", "publication", "copies", "archiving", "restoration", "removal"}


def sent_back(product: Product) -> None:
    catalogue.offer(product, its_family(product))
    catalogue.review.send_back(product, STAFF, words="اكتبوا المكوّنات")


STATES: dict[str, tuple[Callable[[Product], None], set[str]]] = {
    "draft": (lambda _: None, {"publication", "copies", "archiving", "removal"}),
    "waiting": (lambda one: catalogue.offer(one, its_family(one)), {"copies", "archiving"}),
    "sent back": (sent_back, {"publication", "copies", "archiving", "removal"}),
    "shown": (catalogue.publish, {"hiding", "copies", "archiving"}),
    "archived": (lambda one: catalogue.publication.archive(one, its_family(one)), {"restoration", "copies"}),
}


@pytest.mark.parametrize("state", STATES)
def test_each_state_has_its_steps(client: FlaskClient, state: str) -> None:
    desk = a_desk(client)
    bring, steps = STATES[state]
    with unit_of_work():
        product = a_draft(of=desk.family, permit="food")
        bring(product)

    read = page(client.get(f"/family/products/{product.id}"))
    ends = {form["action"].rpartition("/")[2] for form in read.all("form") if form.get("action")}

    assert ends & STEPS == steps
    assert ("اكتبوا المكوّنات" in read.words) is (state == "sent back")


def test_a_section_that_came_back_is_open_and_the_summary_leads_to_it(client: FlaskClient) -> None:
    desk = a_desk(client)
    with unit_of_work():
        product = a_product(of=desk.family)

    answer = page(post(client, f"/family/products/{product.id}/sections/words", **{"words-name_ar": ""}))
    section = answer.one("div", id="section-words")

    assert "open" in section.one("details").attrs
    assert answer.one("div", class_="error-summary").one("a")["href"] == "#words-name_ar"
    assert "open" not in answer.one("div", id="section-place").one("details").attrs


def test_advice_on_a_picture_stands_under_it(client: FlaskClient) -> None:
    desk = a_desk(client)
    with unit_of_work():
        product = a_product(of=desk.family)
        catalogue.add_photo(product, key="aa", size=(640, 640), tint="tint-01", alt=("علبة", ""), advice=["dark"])

    assert "الصورة معتمة" in client.get(f"/family/products/{product.id}").text


@pytest.mark.parametrize(("minor", "typed"), [(8500, "85"), (8550, "85.50"), (100_000, "1000")])
def test_a_price_stands_as_people_type_it(minor: int, typed: str) -> None:
    assert riyals(minor) == typed


def test_the_page_asks_little(
    client: FlaskClient, count_queries: Callable[[], AbstractContextManager[list[str]]]
) -> None:
    desk = a_desk(client)
    with unit_of_work():
        product = a_product(of=desk.family, stock=None, price=[900, 500])
    path = f"/family/products/{product.id}"
    client.get(path)

    with count_queries() as asked:
        client.get(path)

    assert len(asked) <= 11
