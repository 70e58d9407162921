"""Bodies, venues and exhibitions of the demo market: those that are over, one that is on, those to come, one put off, a draft.

Each is drafted and announced some weeks before it begins, as organisers do, so that its journal reads like one of theirs.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import Any

from storefront.community import accounts, bodies, regions
from storefront.community.bodies import Body
from storefront.demo import stall_goods
from storefront.demo.people import ORGANISER, PASSWORD
from storefront.demo.scripts import MARKET, pair, read
from storefront.fairs import exhibitions, venues
from storefront.fairs.exhibitions import Exhibition, Item, OpenDay, Outline
from storefront.goods import seasons
from storefront.kernel import clock
from storefront.kernel.actors import SYSTEM, Actor
from storefront.kernel.units import unit_of_work

SHOWN_BODIES = ("riyadh-chamber", "families-of-the-west")  # that the organiser one can sign in as acts for
AHEAD = timedelta(days=40)  # how long before its first day one is announced
LATEST = timedelta(hours=3)  # before now, for those whose day is near


def tell() -> None:
    """All of them, by the commands organisers use."""
    told, now = read(MARKET / "exhibitions.toml"), clock.now()
    with clock.set_to(now - timedelta(days=330)), unit_of_work():
        entered = enter_bodies(told["body"])
        places = {row["key"]: enter_venue(row, entered[row["body"]]) for row in told["venue"]}
    for row in told["exhibition"]:
        tell_one(row, places[row["venue"]], now)


def enter_bodies(rows: list[dict[str, Any]]) -> dict[str, Body]:
    """The register by its keys; and who acts for some of it."""
    places = regions.atlas().by_slug
    entered = {
        row["key"]: bodies.enter(
            bodies.BodyWords(row["kind"], pair(row, "name"), pair(row, "about"), places[row["region"]].id), SYSTEM
        )
        for row in rows
    }
    accounts.add(accounts.NewPerson(ORGANISER, "ريم المنظمة", PASSWORD, "ar"))
    for key in SHOWN_BODIES:
        bodies.appoint(entered[key], ORGANISER, SYSTEM)
    return entered


def acting(body_id: int) -> Actor:
    """Whoever acts for a body; it matters to nobody who that was."""
    return Actor(bodies=frozenset({body_id}))


def enter_venue(row: dict[str, Any], body: Body) -> tuple[int, int]:
    """A venue; its body's id and its own."""
    body_id = body.id
    city = next(city for city in regions.cities() if city.name_ar == row["city"])
    point = (row["point"][0], row["point"][1])
    words = venues.VenueWords(
        pair(row, "name"), pair(row, "place"), city.id, pair(row, "about"), row["facilities"], point
    )
    return body_id, venues.enter(body_id, words, acting(body_id)).id


def tell_one(row: dict[str, Any], place: tuple[int, int], now: datetime) -> None:
    """One exhibition, from its draft to where it is today."""
    body_id, venue_id = place
    season = seasons.get(row["season"]) if "season" in row else None
    first = first_day(row, season, clock.riyadh(now).date())
    begins = datetime.combine(first, time(), clock.RIYADH)
    with clock.set_to(min(begins - AHEAD, now - LATEST)), unit_of_work():
        exhibition = exhibitions.draft(body_id, outline(row, venue_id, season), acting(body_id))
        exhibitions.set_days(exhibition, days_of(row, first), acting(body_id), follows=season is not None)
        write_programme(exhibition, row, first)
        if not row.get("draft"):
            exhibitions.announce(exhibition, acting(body_id))
        if "postponed_ar" in row:
            exhibitions.postpone(exhibition, pair(row, "postponed"), acting(body_id))
    follow(exhibition, now, has_goods=row.get("goods", False))


def first_day(row: Mapping[str, Any], season: seasons.Season | None, today: date) -> date:
    """So many days from today, or from the first of the season that comes."""
    away = timedelta(days=row["days"])
    if season is None:
        return today + away
    return seasons.next_turn(season, today - away + timedelta(days=1)).first + away


def outline(row: dict[str, Any], venue_id: int, season: seasons.Season | None) -> Outline:
    """What is said of it."""
    return Outline(
        gathering=row["gathering"],
        kind=row["kind"],
        licence_class=row["licence_class"],
        licence_number=row.get("licence_number", ""),
        name=pair(row, "name"),
        about=pair(row, "about"),
        patron=pair(row, "patron"),
        beneficiary=pair(row, "beneficiary"),
        supporters=[(arabic, english) for arabic, english in row.get("supporters", [])],
        audience=row.get("audience", "all"),
        capacity=row.get("capacity"),
        venue_id=venue_id,
        season_id=season.id if season else None,
    )


def days_of(row: dict[str, Any], first: date) -> list[OpenDay]:
    """Its days; some have hours of their own."""
    days = exhibitions.days.spread(first, row["number"], minute(row["opens"]), minute(row["closes"]))
    for own in row.get("hours", []):
        at = own["day"] - 1
        days[at] = replace(
            days[at], opens=minute(own["opens"]), closes=minute(own["closes"]), audience=own.get("audience", "")
        )
    return days


def minute(told: str) -> int:
    """ "16:30" as a minute of the day."""
    hours, _, minutes = told.partition(":")
    return int(hours) * 60 + int(minutes)


def write_programme(exhibition: Exhibition, row: dict[str, Any], first: date) -> None:
    items = [
        Item(first + timedelta(days=one["day"] - 1), minute(one["at"]), (one["ar"], one["en"]))
        for one in row.get("programme", [])
    ]
    if items:
        exhibitions.set_programme(exhibition, items, acting(exhibition.body_id))


def follow(exhibition: Exhibition, now: datetime, *, has_goods: bool) -> None:
    """The clock begins and ends it, each at its own time; goods come to one of those that are over, and go home."""
    opens, closes = exhibition.opens_at, exhibition.closes_at
    for moment in (opens, closes):
        if moment and moment <= now:
            with clock.set_to(moment):
                with unit_of_work():
                    exhibitions.turn_one()
                if has_goods:
                    tell = stall_goods.tell_past if moment == opens else stall_goods.count_past
                    tell(exhibition)
