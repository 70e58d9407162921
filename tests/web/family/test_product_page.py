"""One product's page: what can be done in each state, and the forms that come back open."""

from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest
from flask.testing import FlaskClient

from storefront.goods import catalogue
from storefront.goods.catalogue import Product
from storefront.kernel.actors import Actor, Right
from storefront.kernel.units import unit_of_work
from storefront.web.family.product_page import riyals
from tests.builders.browser import post
from tests.builders.community import sign_in
from tests.builders.desks import a_desk
from tests.builders.goods import a_draft, a_fresh_food, a_product, its_family
from tests.builders.reading import page
from tests.builders.teams import a_mate

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


@pytest.mark.parametrize(("rights", "may_mend"), [((), True), (("products", "shop"), True), (("products",), False)])
def test_fresh_food_that_reaches_nobody_says_so_and_where_a_way_is_added(
    client: FlaskClient, rights: tuple[Right, ...], may_mend: bool
) -> None:
    own = a_desk(client, ways=frozenset({"courier"}))
    with unit_of_work():
        food, other = a_fresh_food(of=own.family), a_product(of=own.family)
        mate = a_mate(own.family, rights) if rights else None
    if mate:
        sign_in(client, mate)

    told, fine = (page(client.get(f"/family/products/{one.id}")).one("main") for one in (food, other))

    assert ["لا يستطيع أحد شراء هذا المنتج" in one.words for one in (told, fine)] == [True, False]
    assert ("/family/shop/delivery" in {link["href"] for link in told.all("a")}) is may_mend


def test_a_family_that_registers_is_led_to_its_own_step(client: FlaskClient) -> None:
    own = a_desk(client, status="submitted", ways=frozenset({"courier"}))
    with unit_of_work():
        food = a_fresh_food(of=own.family)

    links = {link["href"] for link in page(client.get(f"/family/products/{food.id}")).one("main").all("a")}

    assert "/family/registration/where" in links
