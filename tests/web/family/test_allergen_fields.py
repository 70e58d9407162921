"""Three answers to which allergens are in a product, and what a form says by each."""

import pytest
from flask import Flask
from werkzeug.datastructures import MultiDict

from storefront.goods.allergens import ALLERGENS
from storefront.goods.catalogue import Product
from storefront.web.family.allergen_fields import Allergens, Answer, Denied, answer_of, stated_in
from storefront.web.kit.forms import Form
from storefront.web.kit.locale import isolated


class Asking(Form):
    allergens_told = Answer()
    allergens = Allergens()


def filled(app: Flask, *typed: tuple[str, str]) -> Asking:
    with app.test_request_context(method="POST"):
        form = Asking(MultiDict(typed))
        form.validate()
        return form


@pytest.mark.parametrize("stated", [None, [], ["egg", "milk"]])
def test_what_a_product_says_is_what_its_form_says(app: Flask, stated: list[str] | None) -> None:
    answer = answer_of(Product(allergens=stated or [], allergens_told=stated is not None))

    typed = [("allergens_told", answer["allergens_told"]), *(("allergens", one) for one in answer["allergens"])]
    form = filled(app, *typed)

    assert (form.errors, stated_in(form)) == ({}, stated)


@pytest.mark.parametrize("typed", [[], [("allergens_told", "")], [("allergens_told", "perhaps")]])
def test_who_answers_nothing_states_nothing(app: Flask, typed: list[tuple[str, str]]) -> None:
    form = filled(app, *typed)

    assert (form.errors, stated_in(form)) == ({}, None)


@pytest.mark.parametrize("answer", [[], [("allergens_told", "none")], [("allergens_told", "untold")]])
def test_what_is_ticked_is_never_passed_over(app: Flask, answer: list[tuple[str, str]]) -> None:
    assert set(filled(app, *answer, ("allergens", "milk")).errors) == {"allergens_told"}


def test_every_allergen_of_the_law_can_be_ticked(app: Flask) -> None:
    with app.test_request_context():
        assert [one.data for one in Asking().allergens] == [*ALLERGENS]


class Baking(Asking):
    allergens_denied = Denied()
    ingredients = ("بيض، لوز، حليب", "")


def baked(app: Flask, *typed: tuple[str, str]) -> Baking:
    with app.test_request_context(method="POST"):
        form = Baking(MultiDict(typed))
        form.validate()
        return form


EGG = (("allergens_told", "these"), ("allergens", "egg"))


def test_a_family_is_asked_about_what_its_ingredients_name(app: Flask) -> None:
    form = baked(app, *EGG)

    (asked,) = form.errors["allergens_denied"]
    assert f"«{isolated('لوز')}» (المكسرات)" in asked
    assert "بيض" not in asked
    assert [slug for slug, *_ in form.allergens_denied.iter_choices()] == ["milk", "nuts"]


@pytest.mark.parametrize(
    ("typed", "denied"),
    [
        ([*EGG, ("allergens", "milk"), ("allergens", "nuts")], []),
        ([*EGG, ("allergens", "milk"), ("allergens_denied", "nuts")], ["nuts"]),
        (
            [*EGG, ("allergens_denied", "nuts"), ("allergens_denied", "milk"), ("allergens_denied", "fish")],
            ["milk", "nuts"],
        ),
        ([("allergens_told", "untold")], []),
    ],
)
def test_what_is_ticked_denied_or_not_stated_is_asked_no_more(
    app: Flask, typed: list[tuple[str, str]], denied: list[str]
) -> None:
    form = baked(app, *typed)

    assert (form.errors, form.allergens_denied.data) == ({}, denied)


def test_none_of_them_is_no_answer_to_ingredients_that_name_some(app: Flask) -> None:
    assert set(baked(app, ("allergens_told", "none")).errors) == {"allergens_denied"}
