"""What is typed about stalls becomes values, or a sentence beside its field."""

import pytest
from flask import Flask

from storefront.fairs.stalls import Stall
from storefront.web.organiser.stall_forms import RowForm, StallForm, filled, percent_words

ONE = {"number": "b12", "x": "12,5", "y": "٥٠", "width_cm": "300", "depth_cm": "200", "price": "25"}


@pytest.mark.parametrize(
    ("typed", "hundredths"), [("12.5", 1250), ("٥٠", 5000), ("33٫33", 3333), ("0", 0), ("100", 10_000)]
)
def test_a_place_is_a_share(app: Flask, typed: str, hundredths: int) -> None:
    with app.test_request_context(method="POST", data={**ONE, "x": typed, "y": "1"}):
        form = StallForm()
        assert form.validate(), form.errors
        assert (form.words.x, form.words.price_minor) == (hundredths, 2_500)


@pytest.mark.parametrize("typed", ["", "x", "-1", "100.1", "NaN", "Infinity", "1e9"])
def test_what_is_no_place_is_said(app: Flask, typed: str) -> None:
    with app.test_request_context(method="POST", data={**ONE, "x": typed, "y": "1"}):
        form = StallForm()
        assert not form.validate()
        assert form.x.errors


def test_a_stall_comes_back_as_it_was_typed(app: Flask) -> None:
    stall = Stall(number="B-12", x=1250, y=5000, width_cm=300, depth_cm=200, features=["power"], price_minor=2_500)

    with app.test_request_context():
        form = filled(stall)

    assert (form.x.data, form.y.data, form.price.data, form.features.data) == ("12.5", "50", "25.00", ["power"])
    assert percent_words(3333) == "33.33"


def test_a_row_has_its_own_names(app: Flask) -> None:
    typed = {
        "letters": "b", "first": "1", "last": "12", "columns": "6", "from_x": "10", "from_y": "20", "to_x": "90",
        "to_y": "40", "width_cm": "200", "depth_cm": "150", "features": "power",
    }  # fmt: skip
    with app.test_request_context(method="POST", data={f"row-{name}": value for name, value in typed.items()}):
        form = RowForm()
        assert form.validate(), form.errors
        assert form.row.begins == (1000, 2000)
        assert (form.row.last, form.look.depth_cm, list(form.look.features)) == (12, 150, ["power"])
