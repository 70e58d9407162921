"""A region: what its families make, who they are, its cities as a filter."""

import pytest
from flask.testing import FlaskClient

from storefront.community.families.models import Family
from storefront.goods.catalogue import Product
from storefront.kernel.units import unit_of_work
from tests.builders.community import a_city, a_family, a_region
from tests.builders.goods import a_product
from tests.builders.reading import page


def two_cities() -> tuple[list[Family], list[Product]]:
    """A family of Riyadh, one of Al Kharj in the same region, one of Abha; a product of each."""
    with unit_of_work():
        abha = a_city(name=("أبها", "Abha"), region=a_region(code="SA-14", slug="asir"))
        houses = [a_family(), a_family(city=a_city(name=("الخرج", "Al Kharj"))), a_family(city=abha)]
        return houses, [a_product(of=house) for house in houses]


def test_a_region_shows_its_goods_and_families_and_no_others(client: FlaskClient) -> None:
    houses, goods = two_cities()

    answer = client.get("/en/regions/riyadh")

    assert page(answer).one("h1").words == "Made in Riyadh Region"
    assert [house.slug in answer.text for house in houses] == [True, True, False]
    assert [product.name_en in answer.text for product in goods] == [True, True, False]


def test_its_cities_are_a_filter_of_its_page(client: FlaskClient) -> None:
    houses, goods = two_cities()
    field = page(client.get("/regions/riyadh")).one("form", class_="stack").all("input", name="city")

    answer = client.get(f"/regions/riyadh?city={houses[1].city_id}")

    assert {one["value"] for one in field} == {"", str(houses[0].city_id), str(houses[1].city_id)}
    cards = [card.one("bdi").words for card in page(answer).all("li", class_="card")]
    assert cards == [goods[1].name_ar]
    chip = page(answer).one("ul", class_="removable").one("button")
    assert (chip.words, chip["value"]) == ("إزالة الخرج", f"city.{houses[1].city_id}")


def test_another_regions_city_and_another_region_ask_for_nothing(client: FlaskClient) -> None:
    houses, _ = two_cities()

    for asked in (f"city={houses[2].city_id}", "region=asir", f"region=asir&city={houses[2].city_id}"):
        assert len(page(client.get(f"/regions/riyadh?{asked}")).all("li", class_="card")) == 2, asked


def test_families_stand_on_the_first_page_alone(client: FlaskClient) -> None:
    two_cities()

    first, second = client.get("/regions/riyadh"), client.get("/regions/riyadh?page=2")

    assert page(first).all("article", class_="house")
    assert not page(second).all("article", class_="house")


def test_a_region_without_goods_is_there(client: FlaskClient) -> None:
    with unit_of_work():
        a_region()

    assert client.get("/regions/riyadh").status_code == 200


@pytest.mark.parametrize("slug", ["nowhere", "SA-01", "الرياض", "1"])
def test_what_is_no_region_is_not_found(client: FlaskClient, slug: str) -> None:
    two_cities()

    assert client.get(f"/regions/{slug}").status_code == 404
