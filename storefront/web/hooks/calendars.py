"""Exhibitions for the calendars people use: one as a file, and feeds to subscribe to: all, of a region, of a season, calls.

An exhibition is one event (RFC 5545) that keeps its UID for ever. Its SEQUENCE rises when its days, its venue or whether it is
held change, so that whoever noted it down is told. Days on end with the same hours are one that recurs daily; others are
whole days, with the hours in its words.
"""

from collections.abc import Iterable, Sequence
from datetime import UTC, timedelta
from typing import Any
from urllib.parse import urlsplit

from flask import Blueprint, current_app
from flask_babel import gettext
from icalendar import Calendar, Event
from werkzeug.wrappers import Response

from storefront.community import regions
from storefront.fairs import calls as called
from storefront.fairs import exhibitions, visits
from storefront.fairs.calls import ExhibitorCall
from storefront.fairs.exhibitions import Exhibition, OpenDay, Wanted
from storefront.goods import seasons
from storefront.kernel import clock
from storefront.kernel.refusals import NotFound
from storefront.web.kit import links
from storefront.web.kit.locale import in_language, language
from storefront.web.shop.exhibition_page import hours_words, place_words

calendars = Blueprint("calendars", __name__)
PRODUCT = "-//Dakkah//Exhibitions//AR"
REFRESH = "PT6H"
STATUSES = {"cancelled": "CANCELLED", "postponed": "TENTATIVE"}


@calendars.get("/exhibitions/<slug>.ics")
def show(slug: str) -> Response:
    """One exhibition, to be added to a calendar."""
    exhibition = exhibitions.shown(slug)
    return answered(in_language(exhibition, "name"), [exhibition], f"{slug}.ics")


@calendars.get("/exhibitions/tickets/<code:code>.ics")
def visit(code: str) -> Response:
    """The day of a ticket, by its secret link; a visit that was cancelled is cancelled."""
    found = visits.of_code(code)
    exhibition = found.exhibition
    here = next((one for one in exhibitions.days_of(exhibition.id) if one.day == found.day), None)
    calendar = a_calendar(in_language(exhibition, "name"))
    told = event(exhibition, [here]) if here else Event()
    if here:
        told["uid"] = f"visit-{found.id}@{host()}"
        if found.state == "cancelled":
            told["status"] = "CANCELLED"
        calendar.add_component(told)
    return sent(calendar, "ticket.ics")


@calendars.get("/calendars/exhibitions.ics")
def feed() -> Response:
    """All of them."""
    return answered(gettext("معارض دكّة"), exhibitions.for_feed(Wanted()))


@calendars.get("/calendars/regions/<slug>.ics")
def of_region(slug: str) -> Response:
    """Those of a region; raises NotFound for none of ours."""
    region = regions.atlas().by_slug.get(slug)
    if region is None:
        raise NotFound()
    name = gettext("معارض دكّة: %(place)s", place=in_language(region, "name"))
    return answered(name, exhibitions.for_feed(Wanted(region_id=region.id)))


@calendars.get("/calendars/seasons/<slug>.ics")
def of_season(slug: str) -> Response:
    """Those of a season; raises NotFound for none of ours."""
    season = seasons.get(slug)
    name = gettext("معارض دكّة: %(place)s", place=in_language(season, "name"))
    return answered(name, exhibitions.for_feed(Wanted(season_id=season.id)))


@calendars.get("/calendars/calls.ics")
def calls() -> Response:
    """When families can apply to exhibit: each call from its opening to its end."""
    calendar = a_calendar(gettext("دكّة: أبواب المشاركة في المعارض"))
    for call in called.for_feed():
        calendar.add_component(call_event(call))
    return sent(calendar)


def call_event(call: ExhibitorCall) -> Event:
    """A call as an event that ends with it; one of what was cancelled is cancelled."""
    exhibition = call.exhibition
    told = Event()
    told.add("uid", f"call-{call.id}@{host()}")
    told.add("sequence", call.sequence + exhibition.sequence)
    told.add("dtstamp", exhibition.changed_at)
    told.add("summary", gettext("باب المشاركة: %(fair)s", fair=in_language(exhibition, "name")))
    told.add("description", links.absolute(links.path_in(language(), f"/exhibitions/{exhibition.slug}")))
    told.add("url", links.absolute(links.path_in(language(), f"/exhibitions/{exhibition.slug}")))
    told.add("status", STATUSES.get(exhibition.state, "CONFIRMED"))
    told.add("dtstart", call.opens_at.astimezone(UTC))
    told.add("dtend", call.closes_at.astimezone(UTC))
    add_place(told, exhibition.venue)
    return told


def host() -> str | None:
    return urlsplit(str(current_app.config["SITE_URL"])).hostname


def answered(name: str, rows: Sequence[Exhibition], file: str = "") -> Response:
    """A calendar of some exhibitions."""
    calendar = a_calendar(name)
    for event in events(rows):
        calendar.add_component(event)
    return sent(calendar, file)


def a_calendar(name: str) -> Calendar:
    """An empty one of ours, which is read anew every few hours."""
    calendar = Calendar()
    for field, value in (("prodid", PRODUCT), ("version", "2.0"), ("calscale", "GREGORIAN"), ("method", "PUBLISH")):
        calendar.add(field, value)
    calendar.add("x-wr-calname", name)
    calendar.add("x-wr-timezone", str(clock.RIYADH))
    calendar.add("refresh-interval", timedelta(hours=6), parameters={"value": "DURATION"})
    calendar.add("x-published-ttl", REFRESH)
    return calendar


def sent(calendar: Calendar, file: str = "") -> Response:
    """The answer; as a file to be kept where it has a name."""
    response = Response(calendar.to_ical(), mimetype="text/calendar")
    response.headers["Content-Type"] = "text/calendar; charset=utf-8"
    if file:
        response.headers["Content-Disposition"] = f'attachment; filename="{file}"'
    return response


def events(rows: Sequence[Exhibition]) -> Iterable[Event]:
    """Each as an event; their days are one question for all."""
    days = exhibitions.days_of_all([row.id for row in rows])
    return (event(row, days[row.id]) for row in rows if row.id in days)


def event(exhibition: Exhibition, days: Sequence[OpenDay]) -> Event:
    """An exhibition as an event, in the reader's language."""
    told = Event()
    address = links.absolute(links.path_in(language(), f"/exhibitions/{exhibition.slug}"))
    told.add("uid", f"exhibition-{exhibition.id}@{host()}")
    told.add("sequence", exhibition.sequence)
    told.add("dtstamp", exhibition.changed_at)
    told.add("last-modified", exhibition.changed_at)
    told.add("created", exhibition.made_at)
    told.add("summary", in_language(exhibition, "name"))
    told.add("description", description(exhibition, days, address))
    told.add("url", address)
    told.add("status", STATUSES.get(exhibition.state, "CONFIRMED"))
    add_place(told, exhibition.venue)
    add_days(told, days)
    return told


def add_days(told: Event, days: Sequence[OpenDay]) -> None:
    if exhibitions.days.are_alike(days):
        told.add("dtstart", days[0].opening.astimezone(UTC))
        told.add("dtend", days[0].closing.astimezone(UTC))
        if len(days) > 1:
            told.add("rrule", {"freq": "daily", "count": len(days)})
    else:
        told.add("dtstart", days[0].day)
        told.add("dtend", days[-1].day + timedelta(days=1))


def add_place(told: Event, venue: Any) -> None:
    told.add("location", f"{in_language(venue, 'name')}, {in_language(venue, 'place')}, {place_words(venue)}")
    if venue.latitude is not None:
        told.add("geo", (venue.latitude, venue.longitude))


def description(exhibition: Exhibition, days: Sequence[OpenDay], address: str) -> str:
    """Its notice, what it is, the hours of each day where they differ, and where to read more."""
    hours = [] if exhibitions.days.are_alike(days) else [f"{one.day.isoformat()}: {hours_words(one)}" for one in days]
    notice = in_language(exhibition, "notice")
    return "\n".join(part for part in (notice, in_language(exhibition, "about"), *hours, address) if part)
