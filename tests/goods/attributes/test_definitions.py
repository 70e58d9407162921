"""The list of attributes is whole: every part stands, filters never share a bit, places exist."""

import csv
from pathlib import Path

import pytest

from storefront.goods import attributes, taxonomy
from storefront.goods.attributes import ALL, FACETS

CATEGORIES = Path(taxonomy.__file__).with_name("categories.csv")
BITS = 63  # of a whole number that every database keeps


def slugs() -> set[str]:
    with CATEGORIES.open(newline="", encoding="utf-8") as lines:
        return {row["slug"] for row in csv.DictReader(lines)}


def test_every_attribute_stands_where_there_are_categories() -> None:
    assert {one.slug: (one.where | one.but) - slugs() for one in ALL.values() if (one.where | one.but) - slugs()} == {}
    assert [one.slug for one in ALL.values() if not one.where or not one.ar or not one.en] == []


def test_every_filter_has_a_bit_of_its_own() -> None:
    bits = list(FACETS.values())

    assert len(bits) == len(set(bits))
    assert all(bit & (bit - 1) == 0 and 0 < bit < 1 << BITS for bit in bits)


def test_every_kind_has_the_parts_it_needs() -> None:
    needs = {"choice": "values", "amount": "unit", "chart": "columns"}

    assert [one.slug for one in ALL.values() if one.kind in needs and not getattr(one, needs[one.kind])] == []


def test_stretches_of_an_amount_rise_and_the_last_has_no_end() -> None:
    for one in ALL.values():
        ends = [part.upto for part in one.ranges]
        assert ends[:-1] == sorted(ends[:-1]), one.slug
        assert not ends or ends[-1] is None, one.slug


@pytest.mark.parametrize(
    ("place", "there", "not_there"),
    [
        (("bakhoor-maamoul", "perfume-incense"), {"net-weight", "wood", "intensity"}, {"volume", "burns-for"}),
        (("burners", "perfume-incense"), {"heated-by"}, {"intensity", "net-weight"}),
        (("pottery", "pottery"), {"food-safe", "height"}, {"stove-safe"}),
        (("cakes", "pastry"), {"serves", "storage", "shelf-life", "vegetarian"}, {"spice", "wax"}),
    ],
)
def test_a_craft_is_asked_what_fits_it(place: tuple[str, str], there: set[str], not_there: set[str]) -> None:
    found = {one.slug for one in attributes.fitting(*place)}

    assert there <= found
    assert not not_there & found
