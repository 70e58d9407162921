"""Bodies, venues and exhibitions to begin a test with."""

from datetime import date, timedelta
from typing import Any

from storefront.community import bodies
from storefront.community.bodies import Body, BodyOfficer
from storefront.community.regions.models import City
from storefront.fairs import exhibitions, venues
from storefront.fairs.exhibitions import Exhibition, OpenDay, Outline
from storefront.fairs.venues import Venue, VenueWords
from storefront.kernel import clock
from storefront.kernel.actors import SYSTEM, Actor
from storefront.kernel.database import db
from tests.builders import numbers
from tests.builders.community import a_city, a_member, a_region

AFTERNOON, EVENING = 16 * 60, 23 * 60


def a_body(*, name: tuple[str, str] | None = None, kind: str = "chamber") -> Body:
    """A body in the register."""
    number = next(numbers)
    names = name or (f"غرفة الرياض {number}", f"Riyadh Chamber {number}")
    return bodies.enter(bodies.BodyWords(kind, names, ("", ""), a_region().id), SYSTEM)


def acting_for(body: Body) -> Actor:
    """Somebody who acts for a body, as the core sees them."""
    return Actor(bodies=frozenset({body.id}))


def an_organiser(body: Body, *, email: str = "") -> Any:
    """A person with an account who acts for a body."""
    user = a_member(name="ريم المنظمة", email=email, role="organiser")
    db.session.add(BodyOfficer(body_id=body.id, user_id=user.id, appointed_at=clock.now()))
    db.session.flush()
    return user


def a_venue(body: Body, *, city: City | None = None, **words: Any) -> Venue:
    """A venue of a body."""
    told = {
        "name": ("مركز المعارض", "Exhibition Centre"),
        "place": ("طريق الملك عبدالله، البوابة 3", "Gate 3"),
        **words,
    }
    return venues.enter(body.id, VenueWords(city_id=(city or a_city()).id, **told), acting_for(body))


def an_outline(**words: Any) -> Outline:
    """What is said of an exhibition that can be announced, but for its venue."""
    told: dict[str, Any] = {
        "gathering": "exhibition",
        "kind": "seasonal",
        "licence_class": "consumer",
        "name": ("معرض رمضان", "Ramadan Fair"),
        "about": ("أسر الرياض في مكان واحد قبل رمضان.", "Families of Riyadh before Ramadan."),
        **words,
    }
    return Outline(**told)


def days_from(first: date, number: int = 3) -> list[OpenDay]:
    """So many days on end, from the afternoon to the evening."""
    return exhibitions.days.spread(first, number, AFTERNOON, EVENING)


def in_days(number: int) -> date:
    """The day so many days from today."""
    return clock.today() + timedelta(days=number)


def an_exhibition(
    body: Body | None = None, *, first: date | None = None, number: int = 3, state: str = "announced", **words: Any
) -> Exhibition:
    """An exhibition with a venue and days, in ten days unless it is said; "announced" or still a "draft"."""
    body = body or a_body()
    actor = acting_for(body)
    venue_id = words.pop("venue_id", None) or a_venue(body).id
    exhibition = exhibitions.draft(body.id, an_outline(venue_id=venue_id, **words), actor)
    exhibitions.set_days(exhibition, days_from(first or in_days(10), number), actor)
    if state == "announced":
        exhibitions.announce(exhibition, actor)
    return exhibition
