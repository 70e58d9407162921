"""Reading regions and cities by address and number."""

import pytest

from storefront.community import regions
from storefront.kernel.refusals import NotFound
from tests.builders.community import a_city, a_region

pytestmark = pytest.mark.usefixtures("app")


def test_a_region_is_found_by_its_address() -> None:
    region = a_region(slug="riyadh")

    assert regions.region_of_slug("riyadh").id == region.id


def test_an_unknown_address_is_no_region() -> None:
    a_region(slug="riyadh")

    with pytest.raises(NotFound):
        regions.region_of_slug("atlantis")


def test_cities_come_with_their_regions_region_by_region() -> None:
    a_city(name=("أبها", "Abha"), region=a_region(code="SA-14", slug="asir"))
    a_city(name=("الخرج", "Al Kharj"), region=a_region(code="SA-01", slug="riyadh"))
    a_city(name=("النماص", "An Namas"), region=a_region(code="SA-14", slug="asir"))

    assert [(city.region.slug, city.name_en) for city in regions.cities()] == [
        ("asir", "Abha"),
        ("asir", "An Namas"),
        ("riyadh", "Al Kharj"),
    ]


def test_a_city_that_is_not_there_is_refused_or_none() -> None:
    known = a_city()

    assert regions.city(known.id).region.id == known.region_id
    assert regions.find_city(known.id + 1) is None
    with pytest.raises(NotFound):
        regions.city(known.id + 1)


def test_regions_are_listed_by_code() -> None:
    a_region(code="SA-14", slug="asir")
    a_region(code="SA-01", slug="riyadh")

    assert [region.code for region in regions.regions()] == ["SA-01", "SA-14"]
