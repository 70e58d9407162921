"""Where goods are collected, as everybody reads it: of a home nothing but its hours."""

import pytest

from storefront.trade.delivery import Hours, Spot
from storefront.web.shop.points import rows_of
from tests.builders.community import a_city

pytestmark = pytest.mark.usefixtures("app")


def test_outlets_are_told_whole_and_the_home_only_its_hours() -> None:
    hours = Hours(frozenset(range(7)), 960, 1260)
    kept, city = (hours.mask, hours.opens, hours.closes), a_city().id
    spots = [
        Spot(1, "home", "", "", city, "الباب الأزرق", *kept),
        Spot(2, "stall", "بسطة", "", city, "الجنادرية", 0, 0, 0),
    ]

    (row,), home = rows_of(spots)

    assert (row.name, row.city, row.place, row.hours) == ("بسطة", "الرياض", "الجنادرية", "")
    assert "كل يوم" in home
    assert rows_of([]) == ([], "")
