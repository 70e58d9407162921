"""Reading the families' own zones."""

import pytest

from storefront.trade import delivery
from storefront.trade.delivery import Zone
from tests.builders.community import a_city, a_family
from tests.builders.trade import delivers

pytestmark = pytest.mark.usefixtures("app")


def test_fees_of_several_families_to_one_city() -> None:
    here, there = a_city(), a_city(name=("الخرج", "Al Kharj"))
    one, other, neither = a_family(), a_family(), a_family()
    delivers(one, here, 1500)
    delivers(other, here, 0)
    delivers(other, there, 900)

    ids = [family.id for family in (one, other, neither)]

    found = {city.id: [reach.zones for reach in delivery.reach(ids, city.id).values()] for city in (here, there)}
    assert found[here.id] == [{here.id: Zone(1500)}, {here.id: Zone(0)}, {}]
    assert found[there.id] == [{}, {there.id: Zone(900)}, {}]
    assert delivery.reach([other.id])[other.id].zones == {here.id: Zone(0), there.id: Zone(900)}


def test_without_a_city_or_a_family_there_is_no_fee() -> None:
    family, city = a_family(), a_city()
    delivers(family, city)

    assert delivery.reach([family.id], None)[family.id].zones == {}
    assert delivery.reach([], city.id) == {}


def test_the_zones_of_a_family_are_its_own() -> None:
    here, there = a_city(), a_city(name=("الخرج", "Al Kharj"))
    one, other = a_family(), a_family()
    delivers(one, there, 900)
    delivers(one, here, 1500)
    delivers(other, here, 100)

    assert [(zone.city_id, zone.fee_minor) for zone in delivery.zones(one.id)] == [(here.id, 1500), (there.id, 900)]
