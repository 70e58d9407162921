"""What the page of an exhibition prints, for everybody, and for its organiser before it is announced."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby
from typing import Any

from flask import url_for
from markupsafe import Markup

from storefront.community import regions
from storefront.fairs import exhibitions as fairs
from storefront.fairs.exhibitions import Exhibition, OpenDay, ProgrammeItem
from storefront.fairs.venues import Venue
from storefront.kernel import calendars, clock
from storefront.web.kit import links
from storefront.web.kit.fair_words import AUDIENCES, FACILITIES, STATES
from storefront.web.kit.formats import day as day_words
from storefront.web.kit.hours import at
from storefront.web.kit.locale import gettext, in_language, language
from storefront.web.shop.exhibition_after import after_of
from storefront.web.shop.exhibition_calls import call_of
from storefront.web.shop.exhibition_cards import DYES, FLAGGED, kind_words
from storefront.web.shop.exhibition_goods import strip_of
from storefront.web.shop.fair_visits import block_of
from storefront.web.shop.stall_plans import told_of
from storefront.web.shop.structured import embedded

DAY_MINUTES = 24 * 60
# https://schema.org: what a gathering is, and whether it takes place
TYPES = {"exhibition": "ExhibitionEvent", "festival": "Festival", "bazaar": "SaleEvent"}
STATUSES = {"postponed": "EventPostponed", "cancelled": "EventCancelled"}
WEB_OF_MAPS = "https://www.openstreetmap.org/?mlat={0}&mlon={1}#map=16/{0}/{1}"


@dataclass(frozen=True)
class DayRow:
    """A day as the page prints it."""

    day: date
    hours: str
    audience: str


@dataclass(frozen=True)
class Directions:
    """Two ways to a place: the map program of the phone, and a map on the web."""

    geo: str
    web: str


def page_of(exhibition: Exhibition, *, number: int = 1) -> dict[str, Any]:
    """Everything of it; eight questions more than the exhibition itself. Once it is over, so many pages of its goods on."""
    days, programme = fairs.days_of(exhibition.id), fairs.programme_of(exhibition.id)
    return {
        "exhibition": exhibition,
        "dye": DYES[exhibition.kind],
        "kind": kind_words(exhibition),
        "state": state_of(exhibition, days),
        "when": beginning(days),
        "days": [day_row(one) for one in days],
        "span": span_words(days),
        "hours": hours_words(days[0]) if is_plain(days) else "",
        "is_plain": is_plain(days),
        "is_flagged": exhibition.state in FLAGGED or exhibition.state in fairs.OVER,
        "audience": gettext(AUDIENCES[exhibition.audience]),
        "sells": fairs.outlines.may_sell(exhibition.licence_class),
        "programme": programme_rows(programme),
        "supporters": [name for name in map(supporter, exhibition.supporters) if name],
        "facilities": [gettext(FACILITIES[one]) for one in exhibition.venue.facilities] if exhibition.venue else [],
        "place": place_words(exhibition.venue) if exhibition.venue else "",
        "directions": directions_to(exhibition.venue),
        "call": call_of(exhibition) if exhibition.state not in fairs.OVER else None,
        "stalls": told_of(exhibition) if exhibition.state not in fairs.OVER else None,
        "goods": strip_of(exhibition) if exhibition.state not in fairs.OVER else None,
        "visit": block_of(exhibition, days),
        "after": after_of(exhibition, number),
        "structured": structured(exhibition, days) if days and exhibition.venue else "",
    }


def state_of(exhibition: Exhibition, days: Sequence[OpenDay]) -> tuple[str, str, str]:
    """How far it is in words, with its look and icon; on its days by their hours."""
    words, look, icon = STATES[exhibition.state]
    if exhibition.state != "live":
        return gettext(words), look, icon
    now = clock.now()
    is_open = any(one.opening <= now < one.closing for one in days)
    return live_words(days, now), look if is_open else "info", icon if is_open else "clock"


def live_words(days: Sequence[OpenDay], now: datetime) -> str:
    """That it is open, and until when; when it opens today; or that these are its days."""
    current = next((one for one in days if one.opening <= now < one.closing), None)
    if current:
        return str(gettext("مفتوحة الآن، حتى %(time)s", time=at(current.closes % DAY_MINUTES)))
    today = clock.riyadh(now).date()
    later = next((one for one in days if one.day == today and now < one.opening), None)
    these_days, _, _ = STATES["live"]
    return str(gettext("تفتح اليوم %(time)s", time=at(later.opens)) if later else gettext(these_days))


def beginning(days: Sequence[OpenDay]) -> tuple[str, int, str] | None:
    """The first day in the parts that are cut out of the wall."""
    if not days:
        return None
    lang, first = language(), days[0].day
    return calendars.WEEKDAYS[lang][first.weekday()], first.day, calendars.MONTHS[lang][first.month - 1]


def is_plain(days: Sequence[OpenDay]) -> bool:
    """Whether one line says it all: days on end, the same hours, for the same people."""
    return bool(days) and fairs.days.are_alike(days) and not any(one.audience for one in days)


def day_row(one: OpenDay) -> DayRow:
    return DayRow(one.day, hours_words(one), gettext(AUDIENCES[one.audience]) if one.audience else "")


def hours_words(one: OpenDay) -> str:
    """From when to when; a closing after midnight is one of the night."""
    return str(gettext("من %(opens)s إلى %(closes)s", opens=at(one.opens), closes=at(one.closes % DAY_MINUTES)))


def span_words(days: Sequence[OpenDay]) -> str:
    """Its first and its last day."""
    return between_words(days[0].day, days[-1].day) if days else ""


def between_words(first: date | None, last: date | None) -> str:
    """The same where no more than these are known; nothing before it is known when."""
    if first is None or last is None:
        return ""
    if first == last:
        return day_words(first)
    return str(gettext("من %(first)s إلى %(last)s", first=day_words(first), last=day_words(last)))


def programme_rows(items: Sequence[ProgrammeItem]) -> list[tuple[date, list[tuple[str, ProgrammeItem]]]]:
    """What happens, day by day, with the hour of each."""
    by_day = groupby(items, key=lambda item: item.day)
    return [(day, [(at(item.starts % DAY_MINUTES), item) for item in rows]) for day, rows in by_day]


def supporter(names: Sequence[str]) -> str:
    arabic, english = names
    return english if language() == "en" and english else arabic


def place_words(venue: Venue) -> str:
    """Its city and the region of that."""
    city, region = regions.place(venue.city_id)
    return f"{in_language(city, 'name')}{gettext('، ')}{in_language(region, 'name')}"


def directions_to(venue: Venue | None) -> Directions | None:
    """How to get there; nothing without a point."""
    if venue is None or venue.latitude is None or venue.longitude is None:
        return None
    where = f"{venue.latitude:.6f}", f"{venue.longitude:.6f}"
    return Directions(f"geo:{','.join(where)}?q={','.join(where)}", WEB_OF_MAPS.format(*where))


def structured(exhibition: Exhibition, days: Sequence[OpenDay]) -> Markup:
    """The event for search engines: only what the page shows."""
    return embedded(
        {
            "@type": TYPES[exhibition.gathering],
            "name": in_language(exhibition, "name"),
            "description": in_language(exhibition, "about"),
            "inLanguage": language(),
            "startDate": days[0].opening.isoformat(),
            "endDate": days[-1].closing.isoformat(),
            "eventStatus": f"https://schema.org/{STATUSES.get(exhibition.state, 'EventScheduled')}",
            "eventAttendanceMode": "https://schema.org/OfflineEventAttendanceMode",
            "url": links.absolute(url_for("shop.exhibitions.show", slug=exhibition.slug)),
            "location": location(exhibition.venue),
            "organizer": {"@type": "Organization", "name": in_language(exhibition.body, "name")},
            **({"maximumAttendeeCapacity": exhibition.capacity} if exhibition.capacity else {}),
        }
    )


def location(venue: Any) -> dict[str, Any]:
    """The place, as the page shows it."""
    city, region = regions.place(venue.city_id)
    address = {
        "@type": "PostalAddress",
        "streetAddress": in_language(venue, "place"),
        "addressLocality": in_language(city, "name"),
        "addressRegion": in_language(region, "name"),
        "addressCountry": "SA",
    }
    point = {"@type": "GeoCoordinates", "latitude": venue.latitude, "longitude": venue.longitude}
    where = {"geo": point} if venue.latitude is not None else {}
    return {"@type": "Place", "name": in_language(venue, "name"), "address": address, **where}
