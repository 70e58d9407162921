"""Where a family's goods are collected, as shoppers read it: the name, the city, the place of an outlet or a stall, the hours. Of
the home only the district, and the hours."""

from collections.abc import Sequence
from typing import NamedTuple

from storefront.community import regions
from storefront.trade.delivery import CollectionPoint, Spot
from storefront.web.kit.hours import hours_of
from storefront.web.kit.locale import in_language, language_in


class PointRow(NamedTuple):
    """One outlet or stall."""

    id: int
    name: str
    city: str
    place: str
    hours: str

    @property
    def place_lang(self) -> str:
        """The language its place is written in, by its letters."""
        return language_in(self.place)


def rows_of(spots: Sequence[Spot]) -> tuple[list[PointRow], str]:
    """Outlets and stalls, and the hours at home."""
    home = next((spot for spot in spots if spot.is_home), None)
    return [row_of(spot) for spot in spots if not spot.is_home], hours_of(home)


def row_of(spot: Spot) -> PointRow:
    """An outlet or a stall."""
    return PointRow(spot.id, in_language(spot, "name"), city_of(spot), spot.place, hours_of(spot))


def city_of(spot: Spot | CollectionPoint) -> str:
    """The name of its city."""
    return in_language(regions.place(spot.city_id)[0], "name")
