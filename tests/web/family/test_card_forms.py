"""The form of a food label: filled with what the product says, in the language of the label."""

import pytest
from flask import Flask

from storefront.goods import catalogue
from storefront.kernel import clock
from storefront.web.family.card_forms import label_form
from tests.builders.goods import a_weighed_product
from tests.builders.printing import a_food


def test_it_opens_with_today_and_what_is_inside(app: Flask) -> None:
    with app.test_request_context():
        form = label_form(a_food(), asked=False)

    assert (form.made_on.data, form.net.data, form.language.data, form.count.data) == (
        clock.today(),
        "750 غ (12 قطعة)",
        "ar",
        8,
    )
    assert form.choice is None


def test_the_choice_is_named_on_the_label_in_its_language(app: Flask) -> None:
    food = a_food(price=[2500, 4500])
    first = food.variants[0].id
    sent = {
        "language": "en",
        "choice": str(first),
        "batch": "7",
        "made_on": "2026-11-26",
        "net": "300 g",
        "count": "14",
    }

    with app.test_request_context(method="POST", data=sent):
        form = label_form(food, asked=True)
        assert form.validate(), form.errors

    assert (form.value.choice, form.value.number, form.value.net, form.count.data) == ("100 g", "7", "300 g", 14)


@pytest.mark.parametrize(
    ("field", "typed"),
    [
        ("batch", " "),
        ("batch", "ب" * 31),
        ("made_on", "أمس"),
        ("net", ""),
        ("count", "9"),
        ("language", "fr"),
        ("line", "س" * 121),
    ],
)
def test_what_cannot_be_printed_is_said_beside_its_field(app: Flask, field: str, typed: str) -> None:
    sent = {"language": "ar", "batch": "7", "made_on": "2026-11-26", "net": "300 غ", "count": "8"} | {field: typed}
    food = a_food()

    with app.test_request_context(method="POST", data=sent):
        form = label_form(catalogue.of_family(food.family_id, food.id), asked=True)
        valid = form.validate()

    assert (valid, list(form.errors)) == (False, [field])


def test_what_is_inside_a_portion_is_its_weight(app: Flask) -> None:
    food = a_weighed_product(250, 1000)
    food = catalogue.of_family(food.family_id, food.id)
    large = food.variants[1].id
    sent = {"language": "en", "choice": str(large), "batch": "7", "made_on": "2026-11-26", "net": "5 g", "count": "8"}

    with app.test_request_context(method="POST", data=sent):
        form = label_form(food, asked=True)
        assert form.validate(), form.errors

    assert form.net is None
    assert (form.value.net, form.value.choice) == ("1 kg", "1 kg")


def test_the_only_portion_needs_no_choice(app: Flask) -> None:
    food = a_weighed_product(250)
    sent = {"language": "ar", "batch": "7", "made_on": "2026-11-26", "count": "8"}

    with app.test_request_context(method="POST", data=sent):
        form = label_form(catalogue.of_family(food.family_id, food.id), asked=True)
        assert form.validate(), form.errors

    assert (form.value.net, form.value.choice) == ("250 غرام", "")


@pytest.mark.parametrize(
    ("typed", "printed"), [("750 غ (12 قطعة)", "750 g (12 pieces)"), ("800 g", "800 g"), ("نحو 750 غ", "نحو 750 غ")]
)
def test_what_was_left_as_it_stood_is_said_in_the_language_of_the_label(app: Flask, typed: str, printed: str) -> None:
    sent = {"language": "en", "batch": "7", "made_on": "2026-11-26", "net": typed, "count": "14"}

    with app.test_request_context(method="POST", data=sent):
        form = label_form(a_food(), asked=True)
        assert form.validate(), form.errors

    assert form.value.net == printed
