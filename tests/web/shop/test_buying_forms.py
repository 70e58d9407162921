"""What a shopper fills in: strings become values, what is wrong gets a sentence in either language, nothing crashes."""

from collections.abc import Mapping
from typing import Any

import pytest
from flask import Flask
from werkzeug.datastructures import MultiDict

from storefront.kernel.units import unit_of_work
from storefront.web.kit.forms import Form
from storefront.web.kit.locale import read_in
from storefront.web.shop import buying_forms as forms
from tests.builders.community import a_city
from tests.builders.hostile import HOSTILE

CONTACT = {"name": "سارة القحطاني", "mobile": "0501234567", "email": ""}
KINDS = (
    forms.AddressForm,
    forms.AddForm,
    forms.CityForm,
    forms.ContactForm,
    forms.MethodForm,
    forms.PartForm,
    forms.PiecesForm,
    forms.ReturnForm,
    forms.TrackForm,
)


def filled(app: Flask, kind: type[Form], typed: Mapping[str, Any], **given: Any) -> Any:
    """A form somebody filled in, judged."""
    with app.test_request_context(method="POST"):
        form = kind(MultiDict(typed))
        for name, value in given.items():
            setattr(form, name, value)
        form.validate()
        return form


@pytest.mark.parametrize(
    "mobile",
    [
        "0501234567", "501234567", "966501234567", "00966501234567", "+966501234567", "+966 50 123 4567", "050-123-4567",
        "٠٥٠١٢٣٤٥٦٧", "٠٠٩٦٦٥٠١٢٣٤٥٦٧", "۰۵۰۱۲۳۴۵۶۷", "\u200e0501234567\u200f", " 050 123 4567 ", "(050) 1234567",
    ],
)  # fmt: skip
def test_a_saudi_mobile_is_understood_however_it_is_written(app: Flask, mobile: str) -> None:
    form = filled(app, forms.ContactForm, {**CONTACT, "mobile": mobile})

    assert form.errors == {}
    assert form.kept == {"name": "سارة القحطاني", "mobile": "+966501234567", "email": ""}


@pytest.mark.parametrize(
    "mobile", ["0112345678", "05012345", "+15551234567", "0501234567890", "abc", "9" * 400, "05O1234567"]
)
@pytest.mark.parametrize(("language", "word"), [("ar", "رقم الجوال غير صحيح"), ("en", "mobile number")])
def test_another_number_gets_a_sentence(app: Flask, language: str, word: str, mobile: str) -> None:
    with read_in(language):
        form = filled(app, forms.ContactForm, {**CONTACT, "mobile": mobile})

    assert word in form.errors["mobile"][0]
    assert form.mobile.data == mobile


@pytest.mark.parametrize(
    ("field", "typed"),
    [
        ("name", ""), ("name", " \t "), ("name", "أ"), ("name", "ش" * 81), ("name", "123"), ("name", "\u202e\u200b"),
        ("mobile", ""), ("email", "sara"), ("email", "a@b"), ("email", "a@b.c\r\nBcc: x@y.z"), ("email", "\x00"),
        ("email", "ا@ب.ج"),
    ],
)  # fmt: skip
def test_each_field_of_a_contact_says_what_it_wants(app: Flask, field: str, typed: str) -> None:
    form = filled(app, forms.ContactForm, {**CONTACT, field: typed})

    assert list(form.errors) == [field]
    assert all(isinstance(sentence, str) and sentence for sentence in form.errors[field])


@pytest.mark.parametrize("typed", ["RRRD2929", "rrrd2929", "rrrd ٢٩٢٩", "RRRD-2929", "\u200fRRRD2929\u200e"])
def test_a_short_address_is_understood_however_it_is_written(app: Flask, typed: str) -> None:
    form = filled(app, forms.AddressForm, {"short_address": typed}, is_needed=True)

    assert form.errors == {}
    assert form.kept["short_address"] == "RRRD2929"


@pytest.mark.parametrize("typed", ["RRR2929", "RRRD292", "2929RRRD", "RRRD29299", "ررر2929", "R" * 400])
def test_another_short_address_gets_a_sentence(app: Flask, typed: str) -> None:
    form = filled(app, forms.AddressForm, {"short_address": typed})

    assert "أربعة أحرف إنجليزية ثم أربعة أرقام" in form.errors["short_address"][0]


@pytest.mark.parametrize(
    ("typed", "right"),
    [
        ({}, False),
        ({"district": "النرجس"}, False),
        ({"street": "الصفا 7"}, False),
        ({"district": "النرجس", "street": "الصفا 7"}, True),
        ({"short_address": "RRRD2929"}, True),
    ],
)
def test_something_is_brought_to_an_address_short_or_written(app: Flask, typed: dict[str, str], right: bool) -> None:
    assert (filled(app, forms.AddressForm, typed, is_needed=True).errors == {}) is right
    assert filled(app, forms.AddressForm, typed).errors == {}


@pytest.mark.parametrize(("field", "most"), [("district", 80), ("street", 200)])
def test_a_written_address_has_its_length(app: Flask, field: str, most: int) -> None:
    assert filled(app, forms.AddressForm, {field: "ش" * most}).errors == {}
    assert list(filled(app, forms.AddressForm, {field: "ش" * (most + 1)}).errors) == [field]


def test_cities_stand_after_the_line_that_asks(app: Flask) -> None:
    with unit_of_work():
        city = a_city()

    form = filled(app, forms.CityForm, {"city_id": str(city.id)})
    with read_in("en"):
        english = filled(app, forms.CityForm, {})

    assert (form.errors, form.city.id) == ({}, city.id)
    assert [(one.value, one.label) for one in english.city_id.choices] == [
        ("", "Choose a city"),
        (str(city.id), "Riyadh"),
    ]
    assert english.errors["city_id"] == ["Choose a city from the list."]


@pytest.mark.parametrize(
    ("method", "right"),
    [("cash", True), ("card", True), ("transfer", True), ("gold", False), ("", False), (None, False)],
)
def test_a_way_to_pay_is_one_of_those_offered(app: Flask, method: str | None, right: bool) -> None:
    form = filled(app, forms.MethodForm, {"method": method} if method is not None else {})

    assert (form.errors == {}) is right


@pytest.mark.parametrize(
    ("kind", "reason", "wrong"),
    [
        ("defect", "مكسورة", []),
        ("change_of_mind", "", []),
        ("defect", " ", ["reason"]),
        ("", "", ["kind"]),
        ("greed", "x", ["kind"]),
        ("change_of_mind", "ن" * 501, ["reason"]),
    ],
)
def test_a_return_says_why(app: Flask, kind: str, reason: str, wrong: list[str]) -> None:
    assert list(filled(app, forms.ReturnForm, {"kind": kind, "reason": reason}).errors) == wrong


@pytest.mark.parametrize("kind", KINDS)
def test_a_form_of_which_nothing_was_sent_is_judged(app: Flask, kind: type[Form]) -> None:
    assert isinstance(filled(app, kind, {}).errors, dict)


@pytest.mark.parametrize("kind", KINDS)
def test_no_input_breaks_a_form(app: Flask, kind: type[Form]) -> None:
    with app.test_request_context():
        fields = [field.name for field in kind(None)]
    for words in HOSTILE.values():
        text = words.decode("utf-8", "replace") if isinstance(words, bytes) else words
        form = filled(app, kind, dict.fromkeys(fields, text))
        for sentences in form.errors.values():
            assert all(isinstance(sentence, str) for sentence in sentences)
