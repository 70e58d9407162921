"""A body describes where exhibitions are held."""

import pytest

from storefront.fairs import venues
from storefront.fairs.venues import VenueWords, refusals
from storefront.kernel.actors import Actor
from storefront.kernel.refusals import NotAllowed, NotFound
from tests.builders.community import a_city
from tests.builders.fairs import a_body, a_venue, acting_for

pytestmark = pytest.mark.usefixtures("app")


def words(**other: object) -> VenueWords:
    told = {"name": ("المركز", ""), "place": ("البوابة 1", ""), "city_id": a_city().id}
    return VenueWords(**{**told, **other})  # type: ignore[arg-type]


def test_a_venue_is_kept_as_it_was_said() -> None:
    body = a_body()

    venue = venues.enter(
        body.id, words(facilities=["power", "parking", "moon"], point=(24.7136, 46.6753)), acting_for(body)
    )

    assert venue.facilities == ["parking", "power"]
    assert (venue.latitude, venue.longitude) == (24.7136, 46.6753)
    assert [one.id for one in venues.of_body(body.id)] == [venue.id]


@pytest.mark.parametrize(
    ("other", "refusal"),
    [
        ({"name": (" ", "Centre")}, refusals.VenueNameIsMissing),
        ({"place": ("", "")}, refusals.VenuePlaceIsMissing),
        ({"point": (46.6753, 24.7136)}, refusals.PointIsNotValid),
        ({"point": (float("nan"), 46.0)}, refusals.PointIsNotValid),
        ({"city_id": 9999}, NotFound),
    ],
)
def test_what_cannot_be_a_venue(other: dict[str, object], refusal: type[Exception]) -> None:
    body = a_body()

    with pytest.raises(refusal):
        venues.enter(body.id, words(**other), acting_for(body))


def test_a_body_describes_its_own_venues() -> None:
    mine, theirs = a_body(), a_body()
    venue = a_venue(theirs)

    with pytest.raises(NotAllowed):
        venues.change(venue, words(), acting_for(mine))
    with pytest.raises(NotAllowed):
        venues.enter(theirs.id, words(), Actor())
    with pytest.raises(NotFound):
        venues.of_bodies(venue.id, [mine.id])
