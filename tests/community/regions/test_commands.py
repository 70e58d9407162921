"""Setting up the kingdom's regions and cities: all there, once, however often it is done."""

import pytest

from storefront.community import regions
from storefront.community.regions.commands import table

pytestmark = pytest.mark.usefixtures("app")


def test_setting_up_again_adds_nothing() -> None:
    regions.add_all()
    first = [(city.id, city.name_ar) for city in regions.cities()]

    regions.add_all()

    assert [(city.id, city.name_ar) for city in regions.cities()] == first
    assert len(regions.regions()) == 13
    assert len(first) == len(table("cities.csv"))


def test_a_name_of_two_regions_is_two_cities() -> None:
    riyadh = regions.add_region(code="SA-01", slug="riyadh", name_ar="الرياض", name_en="Riyadh", courier_minor=2500)
    asir = regions.add_region(code="SA-14", slug="asir", name_ar="عسير", name_en="Asir", courier_minor=3000)

    one, other = (
        regions.add_city(region, name_ar="البديع", name_en="Al Badi", latitude=20.0, longitude=42.0)
        for region in (riyadh, asir)
    )

    assert one.id != other.id


def test_a_known_city_is_given_back_as_it_was() -> None:
    region = regions.add_region(code="SA-01", slug="riyadh", name_ar="الرياض", name_en="Riyadh", courier_minor=2500)
    first = regions.add_city(region, name_ar="الخرج", name_en="Al Kharj", latitude=24.1, longitude=47.3)

    again = regions.add_city(region, name_ar="الخرج", name_en="Elsewhere", latitude=0.0, longitude=0.0)

    assert (again.id, again.name_en, again.latitude) == (first.id, "Al Kharj", 24.1)


def test_every_region_has_its_own_code_address_and_fee() -> None:
    rows = table("regions.csv")

    for column in ("code", "slug", "name_ar", "name_en"):
        assert len({row[column] for row in rows}) == len(rows) == 13
    assert all(float(row["courier_riyals"]) > 0 for row in rows)


def test_every_city_lies_in_the_kingdom_and_in_a_known_region() -> None:
    codes = {row["code"] for row in table("regions.csv")}
    cities = table("cities.csv")

    strays = [
        row["name_ar"]
        for row in cities
        if row["region"] not in codes
        or not 16 <= float(row["latitude"]) <= 33
        or not 34 <= float(row["longitude"]) <= 56
    ]

    assert strays == []
    assert len({(row["region"], row["name_ar"]) for row in cities}) == len(cities)
    assert {row["region"] for row in cities} == codes
