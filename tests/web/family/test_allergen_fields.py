"""Three answers to which allergens are in a product, and what a form says by each."""

import pytest
from flask import Flask
from werkzeug.datastructures import MultiDict

from storefront.goods.allergens import ALLERGENS
from storefront.goods.catalogue import Product
from storefront.web.family.allergen_fields import Allergens, Answer, answer_of, stated_in
from storefront.web.kit.forms import Form


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
