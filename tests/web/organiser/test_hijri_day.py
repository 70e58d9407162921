"""A Hijri day in a form."""

from datetime import date

import pytest
from flask import Flask

from storefront.web.organiser.hijri_day import HijriDay, hijri_of


@pytest.mark.parametrize(
    ("day", "month", "year", "found"),
    [
        ("1", "7", "1448", date(2026, 12, 10)),
        ("١", "7", "١٤٤٨", date(2026, 12, 10)),
        ("", "7", "1448", None),
        ("1", "13", "1448", None),
        ("1", "x", "1448", None),
        ("1", "7", "", None),
    ],
)
def test_a_day_or_a_sentence(app: Flask, day: str, month: str, year: str, found: date | None) -> None:
    typed = {"hijri_day": day, "hijri_month": month, "hijri_year": year}
    with app.test_request_context("/", method="POST", data=typed):
        form = HijriDay()
        form.name_months()
        form.validate()

        assert form.hijri_date() == found
        assert bool(form.hijri_day.errors) == (found is None)


def test_a_day_fills_its_fields(app: Flask) -> None:
    with app.test_request_context():
        form = HijriDay(formdata=None, data=hijri_of(date(2026, 12, 10)))
        form.name_months()

        assert (form.hijri_day.data, form.hijri_month.data, form.hijri_year.data) == (1, "7", 1448)
        assert form.hijri_month.choices[6].label == "رجب"
