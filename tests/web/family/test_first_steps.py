"""What a family with nothing to do is told to do next."""

import pytest
from flask.testing import FlaskClient

from storefront.community import families
from storefront.goods.catalogue import Product, ProductPhoto
from storefront.kernel.actors import Actor, Right
from storefront.kernel.database import db
from storefront.kernel.units import unit_of_work
from tests.builders.browser import post
from tests.builders.desks import FamilyDesk, a_desk, a_parcel
from tests.builders.goods import a_draft, a_product
from tests.builders.reading import page
from tests.builders.teams import a_mates_desk

PAGE = "/en/family/today"


@pytest.fixture
def own(client: FlaskClient) -> FamilyDesk:
    return a_desk(client)


def a_ware(own: FamilyDesk, *, pictured: bool = False, status: str = "published") -> Product:
    with unit_of_work():
        product = a_product(of=own.family, stock=9)
        product.status = status
        if pictured:
            told = {"key": "a", "width": 960, "height": 1200, "tint": "", "alt_ar": "", "alt_en": ""}
            db.session.add(ProductPhoto(product_id=product.id, **told))
    return product


def step(own: FamilyDesk) -> str:
    return page(own.browser.get(PAGE)).one("div", class_="empty").words


def test_a_new_shop_is_told_to_show_its_draft_and_one_press_does(own: FamilyDesk) -> None:
    with unit_of_work():
        draft = a_draft(of=own.family)

    assert "Your shop is open; now show its first product" in step(own)
    form = page(own.browser.get(PAGE)).one("div", class_="empty").one("form")
    post(own.browser, form["action"].removeprefix("/en"))

    db.session.rollback()
    assert db.session.get_one(Product, draft.id, populate_existing=True).status == "published"


def test_a_shop_without_any_product_is_led_to_the_first(own: FamilyDesk) -> None:
    assert "New product" in step(own)


@pytest.mark.parametrize(
    ("status", "pictured", "said"),
    [
        ("hidden", False, "Hidden products"),
        ("pending_review", False, "office is looking"),
        ("published", False, "Add a picture"),
        ("published", True, "shop’s link"),
    ],
)
def test_the_next_step_of_what_there_is(own: FamilyDesk, status: str, pictured: bool, said: str) -> None:
    a_ware(own, status=status, pictured=pictured)

    assert said in step(own)


def test_work_comes_before_pictures_and_links_but_not_before_the_first_product(own: FamilyDesk) -> None:
    a_parcel(own.family, product=a_ware(own))
    busy = own.browser.get(PAGE).text
    with unit_of_work() as session:
        session.query(Product).update({"status": "draft"})

    assert "Add a picture" not in busy
    assert "Show it now" in step(own)


@pytest.mark.parametrize("right", ["orders", "messages", "money"])
def test_whoever_may_do_none_of_it_is_told_that_nothing_waits(client: FlaskClient, right: Right) -> None:
    own = a_mates_desk(client, right)

    assert step(own).startswith("Nothing is waiting for you")
    assert page(own.browser.get(PAGE)).one("div", class_="empty").all("a") == []


def test_a_stopped_shop_is_not_told_to_sell(client: FlaskClient) -> None:
    own = a_desk(client)
    with unit_of_work():
        families.suspend(families.get(own.family.id), Actor(roles=frozenset({"staff"})), reason="شكاوى متكررة")

    assert "Nothing is waiting for you" in step(own)
