"""Forms of registering: days as people type them, everything that is missing said at once."""

import pytest
from flask import Flask
from werkzeug.datastructures import MultiDict

from storefront.web.family.registration_forms import DocumentForm, WhoForm


def filled(app: Flask, **typed: str) -> DocumentForm:
    with app.test_request_context(method="POST"):
        form = DocumentForm(MultiDict(typed))
        form.is_whole(ends=True, has_picture=True)
        return form


@pytest.mark.parametrize("typed", ["2031-03-31", " ٢٠٣١-٠٣-٣١ "])
def test_a_day_is_understood(app: Flask, typed: str) -> None:
    form = filled(app, number="12", issuer="الأمانة", expires_on=typed)

    assert (str(form.terms.expires_on), form.terms.issued_on, form.errors) == ("2031-03-31", None, {})


@pytest.mark.parametrize("typed", ["31/3/2031", "2031-02-30", "1448-05-01", "9999-01-01", "غداً", "2031-03-31T00:00"])
def test_anything_else_gets_the_sentence(app: Flask, typed: str) -> None:
    form = filled(app, number="12", issuer="الأمانة", expires_on=typed)

    assert "بالميلادي" in form.expires_on.errors[0]


def test_everything_that_is_missing_is_said_at_once(app: Flask) -> None:
    with app.test_request_context(method="POST"):
        form = DocumentForm(MultiDict())
        whole = form.is_whole(ends=True, has_picture=False)

    assert whole is False
    assert set(form.errors) == {"photo", "number", "issuer", "expires_on"}


@pytest.mark.parametrize(("typed", "city_id"), [("7", 7), ("", 0), ("x", 0), ("9" * 40, 0), ("٧", 0)])
def test_a_city_is_a_number_or_none(app: Flask, typed: str, city_id: int) -> None:
    with app.test_request_context(method="POST"):
        form = WhoForm(MultiDict({"city": typed}))

    assert form.who.city_id == city_id
