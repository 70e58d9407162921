"""The list of places where families sell: filled once, named by families, never of the code's own making."""

import pytest

from storefront.community import families
from storefront.community.families.refusals import PlaceIsUnknown
from tests.builders.community import a_family

pytestmark = pytest.mark.usefixtures("app")
places = families.places


def test_the_list_is_filled_once() -> None:
    places.add_all()
    places.add_all()

    assert [place.slug for place in places.places()] == ["home", "fairs", "markets", "schools", "institutes"]


def test_a_family_sells_at_exactly_what_it_named_last() -> None:
    places.add_all()
    family = a_family()
    places.name_places(family.id, {"home", "schools"})

    places.name_places(family.id, {"markets", "home"})

    assert [place.slug for place in places.places_of(family.id)] == ["home", "markets"]


def test_a_place_nobody_listed_is_refused() -> None:
    places.add_all()

    with pytest.raises(PlaceIsUnknown):
        places.name_places(a_family().id, {"home", "moon"})
