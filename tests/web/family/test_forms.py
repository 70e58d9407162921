"""The forms of the desk: numbers in any digits, and what the page showed beside what was typed."""

from collections.abc import Mapping
from typing import Any

import pytest
from flask import Flask
from werkzeug.datastructures import MultiDict

from storefront.goods import making
from storefront.web.family import forms
from storefront.web.kit.forms import Form
from tests.builders.hostile import HOSTILE

SHOWN = {"pieces": "5", "seen": "5", "price": "85", "was": "85"}


def filled(app: Flask, kind: type[Form], typed: Mapping[str, Any]) -> Any:
    with app.test_request_context(method="POST"):
        form = kind(MultiDict(typed))
        form.validate()
        return form


@pytest.mark.parametrize(
    ("typed", "pieces", "price"),
    [
        ({}, None, None),
        ({"pieces": "7"}, 7, None),
        ({"pieces": "٠"}, 0, None),
        ({"price": "٨٥٫٥٠"}, None, 8550),
        ({"price": "85.5", "pieces": " ۱۲ "}, 12, 8550),
    ],
)
def test_only_what_is_another_than_the_page_showed_is_new(
    app: Flask, typed: dict[str, str], pieces: int | None, price: int | None
) -> None:
    form = filled(app, forms.VariantForm, {**SHOWN, **typed})

    assert form.errors == {}
    assert (form.new_pieces, form.new_price, form.seen_pieces) == (pieces, price, 5)


@pytest.mark.parametrize(
    ("field", "typed"),
    [
        ("pieces", ""), ("pieces", "-1"), ("pieces", "1.5"), ("pieces", "9" * 7), ("pieces", "خمس"), ("pieces", "5 6"),
        ("price", ""), ("price", "85.555"), ("price", "1e3"), ("price", "NaN"), ("price", "9" * 400),
        ("seen", "x"),
    ],
)  # fmt: skip
def test_what_is_no_number_gets_a_sentence(app: Flask, field: str, typed: str) -> None:
    form = filled(app, forms.VariantForm, {**SHOWN, field: typed})

    assert list(form.errors) == [field]


@pytest.mark.parametrize(
    ("kind", "field", "right", "wrong"),
    [
        (forms.RefusalForm, "reason", "نعتذر، نفد الورد", ("", "   ", "لا", "ن" * 301)),
        (forms.AnswerForm, "words", "", ("ن" * 301,)),
        (forms.HandoverForm, "code", "٠١٢٣٤٥", ("",)),
    ],
)
def test_words_have_their_length(app: Flask, kind: type[Form], field: str, right: str, wrong: tuple[str, ...]) -> None:
    assert filled(app, kind, {field: right}).errors == {}
    for typed in wrong:
        assert list(filled(app, kind, {field: typed}).errors) == [field], typed


def test_a_code_is_read_in_any_digits(app: Flask) -> None:
    assert filled(app, forms.HandoverForm, {"code": " ٠١٢٣٤٥ "}).code.data == "012345"


@pytest.mark.parametrize(
    "kind", [forms.AnswerForm, forms.HandoverForm, forms.PhotoForm, forms.RefusalForm, forms.VariantForm]
)
def test_no_input_breaks_a_form(app: Flask, kind: type[Form]) -> None:
    with app.test_request_context("/"):
        fields = [field.name for field in kind(None)]

    assert isinstance(filled(app, kind, {}).errors, dict)
    for words in HOSTILE.values():
        text = words.decode("utf-8", "replace") if isinstance(words, bytes) else words
        assert isinstance(filled(app, kind, dict.fromkeys(fields, text)).errors, dict)


CAKE, TART = 7, 8


def capacity(app: Flask, **typed: Any) -> Any:
    """The form of a capacity as it was sent, by a family that makes two things to order."""
    with app.test_request_context(method="POST"):
        usual = {"name": " الكيك ", "pieces": "١٠", "products": [str(CAKE)], "days_off": ["4", "5"]}
        form = forms.CapacityForm(MultiDict({**usual, **typed}))
        form.offer([(CAKE, "كيكة"), (TART, "تورتة")])
        form.validate()
        return form


def test_what_a_family_makes_in_a_day_is_taken_over(app: Flask) -> None:
    form = capacity(app)

    assert form.errors == {}
    assert form.terms == making.Terms("الكيك", 10, frozenset({4, 5}), frozenset({CAKE}))
    assert capacity(app, days_off=[]).terms.days_off == frozenset()
    assert capacity(app, products=["x", "9"]).terms.product_ids == {-1, 9}  # which the command refuses


@pytest.mark.parametrize(
    ("field", "typed"),
    [
        ("name", ""), ("pieces", ""), ("pieces", "0"), ("pieces", "1001"), ("pieces", "-3"), ("pieces", "1e2"),
    ],
)  # fmt: skip
def test_what_no_capacity_can_be_is_said_beside_its_field(app: Flask, field: str, typed: Any) -> None:
    assert list(capacity(app, **{field: typed}).errors) == [field]
