"""A form that is kept, or comes back with what was wrong beside its field."""

import pytest
from flask import Flask
from wtforms import StringField
from wtforms.validators import DataRequired

from storefront.kernel.refusals import NotAllowed, NotFound, NotValid, Refusal
from storefront.web.kit.forms import Form
from storefront.web.kit.saving import field_of, keep


class TooDear(NotValid):
    text = "غالٍ."


class PriceForm(Form):
    name = StringField("الاسم", [DataRequired("مطلوب.")])
    price = StringField("الثمن")


FIELDS: dict[type[Refusal], str] = {TooDear: "price", NotValid: "name", NotFound: "name"}


def refusing(refusal: Refusal) -> object:
    raise refusal


def test_what_was_made_is_handed_on(app: Flask) -> None:
    with app.test_request_context("/", method="POST", data={"name": "بخور"}):
        assert keep(PriceForm(), FIELDS, lambda: 7) == 7
        assert keep(PriceForm(), FIELDS, lambda: None) is True


def test_what_is_missing_is_not_tried(app: Flask) -> None:
    with app.test_request_context("/", method="POST", data={"name": ""}):
        form = PriceForm()
        assert keep(form, FIELDS, lambda: pytest.fail("tried")) is None
        assert form.name.errors == ["مطلوب."]


def test_a_refusal_stands_beside_its_field(app: Flask) -> None:
    with app.test_request_context("/", method="POST", data={"name": "بخور", "price": "9"}):
        form = PriceForm()
        assert keep(form, FIELDS, lambda: refusing(TooDear())) is None
        assert (list(form.price.errors), form.price.data) == (["غالٍ."], "9")
        with pytest.raises(NotAllowed):
            keep(PriceForm(), FIELDS, lambda: refusing(NotAllowed()))


def test_the_nearest_kind_counts() -> None:
    assert field_of(FIELDS, TooDear()) == "price"
    assert field_of({NotValid: "name"}, TooDear()) == "name"
    assert field_of({NotValid: "name"}, NotAllowed()) is None
