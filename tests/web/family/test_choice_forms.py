"""A new choice is wanted as soon as anything is typed of it, and then it needs a price."""

import pytest
from flask import Flask
from werkzeug.datastructures import MultiDict

from storefront.goods.catalogue import Product, Variant
from storefront.web.family.choice_forms import NewChoiceForm, in_words, sealed


@pytest.mark.parametrize(
    ("typed", "wanted", "valid"),
    [
        ({}, False, True),
        ({"name_ar": "كيلو"}, True, False),
        ({"name_ar": "كيلو", "price": "٣٠"}, True, True),
        ({"price": "x"}, True, False),
    ],
)
def test_a_choice_is_whole_or_not_there(app: Flask, typed: dict[str, str], wanted: bool, valid: bool) -> None:
    with app.test_request_context(method="POST"):
        form = NewChoiceForm(MultiDict(typed))

        assert (form.validate(), form.is_wanted) == (valid, wanted)


def a_sized_product(*names: str) -> Product:
    variants = [Variant(id=number, name_ar=name, name_en="", is_active=True) for number, name in enumerate(names)]
    return Product(option_ar="المقاس", option_en="", variants=variants)


def test_any_change_of_the_choices_breaks_the_seal(app: Flask) -> None:
    seals = {sealed(a_sized_product(*names)) for names in (("كبير",), ("صغير",), ("كبير", "صغير"), ("كبير",))}

    assert len(seals) == 3
    with app.test_request_context():
        assert in_words(a_sized_product("كبير", "صغير")) == "المقاس، كبير، صغير"
