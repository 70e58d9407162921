"""Entering a venue and describing it otherwise."""

from collections.abc import Collection
from dataclasses import dataclass

from storefront.community import bodies, regions
from storefront.fairs.venues import refusals
from storefront.fairs.venues.facts import VenueChanged
from storefront.fairs.venues.models import Venue
from storefront.kernel import clock, wording
from storefront.kernel.actors import Actor
from storefront.kernel.database import db
from storefront.kernel.facts import tell

FACILITIES = ("parking", "prayer", "families", "women", "wheelchair", "shade", "food", "power")
MOST_NAME, MOST_PLACE, MOST_ABOUT = 120, 300, 1000
KINGDOM = (16.0, 33.0, 34.0, 56.0)  # least and greatest latitude, least and greatest longitude, roundly
MOVES = ("city_id", "place_ar", "name_ar", "latitude", "longitude")  # what sends people elsewhere when it changes


@dataclass(frozen=True)
class VenueWords:
    """What is said of a venue; pairs are Arabic and English, which may be empty. `point` is latitude and longitude."""

    name: tuple[str, str]
    place: tuple[str, str]
    city_id: int
    about: tuple[str, str] = ("", "")
    facilities: Collection[str] = ()
    point: tuple[float, float] | None = None


def enter(body_id: int, words: VenueWords, actor: Actor) -> Venue:
    """A venue of a body. Raises NotAllowed for who does not act for it, VenueNameIsMissing, VenuePlaceIsMissing, PointIsNotValid,
    TextIsTooLong, NotFound (city)."""
    bodies.only_officers(actor, body_id)
    venue = Venue(body_id=body_id, entered_at=clock.now())
    put(venue, words)
    db.session.add(venue)
    db.session.flush()
    tell(VenueChanged(venue.id, body_id, moved=False, by=actor.user_id))
    return venue


def change(venue: Venue, words: VenueWords, actor: Actor) -> None:
    """The venue is so from now on, for exhibitions that were announced too. Raises as `enter` does."""
    bodies.only_officers(actor, venue.body_id)
    before = [getattr(venue, name) for name in MOVES]
    put(venue, words)
    db.session.flush()
    moved = before != [getattr(venue, name) for name in MOVES]
    tell(VenueChanged(venue.id, venue.body_id, moved=moved, by=actor.user_id))


def put(venue: Venue, words: VenueWords) -> None:
    names = [wording.words(text, most=MOST_NAME) for text in words.name]
    places = [wording.words(text, most=MOST_PLACE) for text in words.place]
    if not names[0]:
        raise refusals.VenueNameIsMissing()
    if not places[0]:
        raise refusals.VenuePlaceIsMissing()
    if words.point is not None and not is_in_kingdom(*words.point):
        raise refusals.PointIsNotValid()
    venue.city_id = regions.city(words.city_id).id
    venue.name_ar, venue.name_en = names
    venue.place_ar, venue.place_en = places
    venue.about_ar, venue.about_en = (wording.paragraphs(text, most=MOST_ABOUT) for text in words.about)
    venue.facilities = [one for one in FACILITIES if one in words.facilities]
    venue.latitude, venue.longitude = words.point or (None, None)


def is_in_kingdom(latitude: float, longitude: float) -> bool:
    """Whether a point can be a place of the Kingdom; two numbers that changed places cannot."""
    south, north, west, east = KINGDOM
    return south <= latitude <= north and west <= longitude <= east
