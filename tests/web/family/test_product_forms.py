"""What the short form makes of what was typed: sums in any writing, and no answer to what was not asked."""

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.datastructures import MultiDict

from storefront.goods import catalogue, taxonomy
from storefront.goods.catalogue import Product
from storefront.kernel.units import unit_of_work
from storefront.web.family.product_forms import MOST_USUAL, ONCE, ProductForm, category_choices, usual_ids
from tests.builders.desks import a_desk
from tests.builders.goods import a_category, a_product
from tests.builders.reading import page

TYPED = {"name": "مبخرة", "price": "85", "usual": "other", "mode": "counted", "pieces": "1", "days": "3"}


def filled(app: Flask, *, to_be_shown: bool = True, permit: str = "", **typed: str) -> ProductForm:
    with unit_of_work():
        category = a_category(slug=permit or "bukhoor", permit=permit)
    taxonomy.board(fresh=True)
    with app.test_request_context(method="POST"):
        form = ProductForm(MultiDict({**TYPED, "category": str(category.id), **typed}))
        form.is_to_be_shown = to_be_shown
        form.validate()
        return form


@pytest.mark.parametrize(
    ("typed", "minor"),
    [
        ("85", 8500),
        ("٨٥٫٥", 8550),
        ("85,5", 8550),
        ("1,250", 125_000),
        ("١٬٢٥٠٫٧٥", 125_075),
        ("85 ريال", 8500),
        ("85ر.س", 8500),
        ("SAR 85", None),
        ("1,25,0", None),
        ("8 5", None),
    ],
)
def test_a_price_is_understood_as_people_write_it(app: Flask, typed: str, minor: int | None) -> None:
    form = filled(app, price=typed)

    assert (form.choices[0].price_minor if not form.errors else None) == minor


def test_a_draft_without_a_price_has_no_choice_to_sell(app: Flask) -> None:
    form = filled(app, to_be_shown=False, price="")

    assert (form.errors, form.choices) == ({}, [])


@pytest.mark.parametrize(("once", "known"), [("a" * 32, True), ("", False), ("x" * 32, False), ("a" * 33, False)])
def test_only_a_name_we_gave_names_the_page(app: Flask, once: str, known: bool) -> None:
    form = filled(app, once=once)

    assert (form.made_from == once) is known
    assert ONCE.fullmatch(form.made_from)
    assert form.once.data == form.made_from


@pytest.mark.parametrize(("mode", "days", "made"), [("counted", "9", 0), ("made_to_order", "9", 9)])
def test_days_are_those_of_what_is_made_to_order(app: Flask, mode: str, days: str, made: int) -> None:
    making = filled(app, mode=mode, days=days).making("M/F")

    assert (making.stock_mode, making.lead_days, making.return_class) == (mode, made, "M")


def test_the_usual_categories_are_those_of_the_last_products_and_then_those_the_family_named() -> None:
    last = [Product(category_id=number) for number in (7, 7, 3, 9, 3, 4, 5)]

    assert usual_ids(last, [8]) == [7, 3, 9, 4]
    assert len(usual_ids(last, [8])) == MOST_USUAL
    assert usual_ids(last[:3], [8, 7]) == [7, 3, 8]


def test_all_categories_stand_under_their_group(app: Flask) -> None:
    with unit_of_work():
        category = a_category()
    taxonomy.board(fresh=True)
    with app.test_request_context():
        choices = category_choices("بلا")

    assert (choices[0].value, choices[0].optgroup) == ("0", None)
    assert {one.value: one.optgroup for one in choices}[str(category.id)] == "العطور والبخور"


def test_the_page_knows_of_which_goods_it_asks_for_allergens(client: FlaskClient) -> None:
    a_desk(client)
    with unit_of_work():
        food, other = a_category(slug="food", permit="food").id, a_category().id
    taxonomy.board(fresh=True)

    options = {
        one["value"]: one.attrs
        for one in page(client.get("/family/products/new")).one("select", id="category").all("option")
    }

    assert ["data-food" in options[str(one)] for one in (food, other)] == [True, False]


def test_the_page_knows_it_of_the_usual_categories_too(client: FlaskClient) -> None:
    desk = a_desk(client)
    with unit_of_work():
        food, other = a_category(slug="food", permit="food"), a_category()
        for category in (food, other):
            a_product(of=desk.family, place=catalogue.Place(category))
    taxonomy.board(fresh=True)

    chips = {one["value"]: one.attrs for one in page(client.get("/family/products/new")).all("input", name="usual")}

    assert {value: "data-food" in attrs for value, attrs in chips.items()} == {
        str(food.id): True,
        str(other.id): False,
        "other": False,
    }


@pytest.mark.parametrize(
    ("permit", "to_be_shown", "typed", "wrong"),
    [
        ("food", True, {}, {"made_of"}),
        ("food", False, {}, set()),
        ("", True, {}, set()),
        ("food", True, {"made_of": "تمر"}, set()),
        ("food", True, {"made_of": "تمر، لوز", "allergens_told": "none"}, {"allergens_denied"}),
        ("food", True, {"made_of": "تمر، لوز", "allergens_told": "none", "allergens_denied": "nuts"}, set()),
    ],
)
def test_food_to_be_shown_says_what_is_in_it(
    app: Flask, permit: str, to_be_shown: bool, typed: dict[str, str], wrong: set[str]
) -> None:
    form = filled(app, permit=permit, to_be_shown=to_be_shown, **typed)

    assert set(form.errors) == wrong
