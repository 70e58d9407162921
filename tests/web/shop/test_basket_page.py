"""The page of a basket answers for several views: fresh, or with the one form that came back wrong in its place."""

from flask import Flask
from flask.testing import FlaskClient

from storefront.kernel.units import unit_of_work
from storefront.trade import carts
from storefront.web.shop.basket_page import page as basket_page
from storefront.web.shop.buying_forms import CityForm
from tests.builders.browser import post
from tests.builders.community import a_family
from tests.builders.goods import a_product
from tests.builders.reading import page
from tests.builders.shopping import choose_city, put_in
from tests.builders.trade import a_cart


def test_why_an_order_was_not_placed_stands_above_with_what_that_means(app: Flask) -> None:
    with unit_of_work():
        cart = a_cart((a_product(), 1))
    with app.test_request_context("/checkout", method="POST"):
        text = basket_page(carts.basket(cart), told="نفد «بخور».")

    notice = page(text).one("div", class_="notice")
    assert "نفد «بخور»." in notice.words
    assert "لم يُحجز شيء ولم يُدفع شيء" in notice.words


def test_the_form_that_came_back_is_marked_and_the_others_are_fresh(app: Flask) -> None:
    with unit_of_work():
        cart = a_cart((a_product(), 1))
    with app.test_request_context("/cart", method="POST"):
        form = CityForm()
        form.validate()
        text = basket_page(carts.basket(cart), city_form=form)

    assert len(page(text).one("div", class_="error-summary").all("a")) == 1
    assert page(text).one("title").words.startswith("خطأ:")


def test_a_wrong_note_for_one_family_leaves_the_note_of_another(client: FlaskClient) -> None:
    with unit_of_work():
        houses = [a_family() for _ in range(2)]
        goods = [a_product(of=house) for house in houses]
    for product in goods:
        put_in(client, product)
    choose_city(client)
    first, second = (f"f{house.id}-note" for house in houses)
    post(client, f"/cart/families/{houses[1].id}", **{second: "بلا سكر"})

    answer = page(post(client, f"/cart/families/{houses[0].id}", **{first: "ن" * 301}))

    assert answer.one("textarea", id=first)["aria-invalid"] == "true"
    assert answer.one("textarea", id=second).words == "بلا سكر"


def test_what_was_taken_out_can_be_put_back_from_the_page(client: FlaskClient) -> None:
    with unit_of_work():
        goods = [a_product(name=(name, name)) for name in ("بخور", "معمول")]
    for product in goods:
        put_in(client, product)
    post(client, "/cart/lines/1/removal")

    folds = page(client.get("/cart")).all("details", class_="fold")
    removed = next(fold for fold in folds if "أصناف حُذفت من السلة" in fold.words)

    assert removed.one("form")["action"] == "/cart/lines/1/restoration"
    assert page(client.get("/cart?removed=1")).one("form", class_="undo")["action"] == "/cart/lines/1/restoration"
    assert not page(client.get("/cart?removed=<b>")).all("form", class_="undo")
