"""Cities stand in one order, wherever they are listed: by the letters of whoever reads."""

from types import SimpleNamespace

import pytest
from flask import Flask

from storefront.kernel.units import unit_of_work
from storefront.web.account.addresses import filled
from storefront.web.family.points import PointForm
from storefront.web.family.registration_forms import WhoForm
from storefront.web.family.zones import NewZoneForm
from storefront.web.kit.locale import read_in
from storefront.web.kit.places import by_name, city_choices
from storefront.web.shop.buying_forms import CityForm
from tests.builders.community import a_city, a_region

CITIES = [
    SimpleNamespace(id=number, name_ar=ar, name_en=en)
    for number, (ar, en) in enumerate(
        [("الرياض", "Riyadh"), ("جدة", "Jeddah"), ("أبها", "Abha"), ("العلا", "AlUla"), ("الخبر", "Al Khobar")]
    )
]


@pytest.mark.parametrize(
    ("language", "order"),
    [
        ("ar", ["أبها", "الخبر", "الرياض", "العلا", "جدة"]),
        ("en", ["Abha", "Al Khobar", "AlUla", "Jeddah", "Riyadh"]),
    ],
)
def test_cities_stand_by_the_letters_of_the_reader(language: str, order: list[str]) -> None:
    with read_in(language):
        assert [getattr(city, f"name_{language}") for city in by_name(CITIES)] == order


def test_the_line_that_asks_stands_first() -> None:
    choices = city_choices(CITIES, "اختيار المدينة")

    assert [(one.value, one.label) for one in choices[:2]] == [("", "اختيار المدينة"), ("2", "أبها")]
    assert [one.value for one in city_choices(CITIES)] == ["2", "4", "0", "3", "1"]


@pytest.mark.parametrize(
    ("language", "order"),
    [("ar", ["أبها", "الرياض", "جدة"]), ("en", ["Abha", "Jeddah", "Riyadh"])],
)
def test_every_form_lists_cities_in_one_order(app: Flask, language: str, order: list[str]) -> None:
    with unit_of_work():
        for code, name in (("SA-01", ("الرياض", "Riyadh")), ("SA-02", ("جدة", "Jeddah")), ("SA-14", ("أبها", "Abha"))):
            a_city(name=name, region=a_region(code=code, slug=code.lower()))

    with app.test_request_context(), read_in(language):
        listed = [WhoForm.offered().city, NewZoneForm.offered().city, PointForm.offered().city]
        listed += [filled().city, CityForm(None).city_id]
        shown = [[choice.label for choice in field.choices if choice.value] for field in listed]

    assert shown == [order] * len(listed)
