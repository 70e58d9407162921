"""Permanent markets for everybody: /markets by region, /markets/<slug> for one: when it is open, who is there, what is free."""

from collections.abc import Sequence
from itertools import groupby
from typing import Any

from flask import Blueprint, render_template, request, url_for
from markupsafe import Markup

from storefront.community import regions
from storefront.fairs import leases
from storefront.fairs import markets as fairs
from storefront.fairs.markets import PermanentMarket
from storefront.goods import taxonomy
from storefront.kernel import clock
from storefront.web.kit import links
from storefront.web.kit import market_words as words
from storefront.web.kit.fair_words import FACILITIES
from storefront.web.kit.locale import gettext, in_language, language
from storefront.web.shop.exhibition_page import directions_to, location, place_words
from storefront.web.shop.structured import embedded

markets = Blueprint("markets", __name__)
# https://schema.org/DayOfWeek, as date.weekday() counts them
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


@markets.get("/markets")
def index() -> str:
    """All of them, region by region; or those of one."""
    rows = fairs.all_shown()
    wanted = regions.atlas().by_slug.get(request.args.get("region", ""))
    counts = leases.counts_of_markets([one.id for one in rows])
    cards = [card(one, counts[one.id]) for one in rows]
    there = [one for one in regions.atlas().regions if any(row["region_id"] == one.id for row in cards)]
    chosen = [one for one in there if wanted is None or one.id == wanted.id]
    return render_template(
        "shop/markets/index.html",
        regions=there,
        wanted=wanted,
        groups=[(one, [row for row in cards if row["region_id"] == one.id]) for one in chosen],
    )


def card(market: PermanentMarket, counts: tuple[int, int]) -> dict[str, Any]:
    """A market as the list prints it."""
    city, region = regions.place(market.venue.city_id)
    is_open, now = words.now_words(market)
    return {
        "market": market,
        "region_id": region.id,
        "city": in_language(city, "name"),
        "is_open": is_open,
        "now": now,
        "families": counts[0],
        "free": counts[1],
    }


@markets.get("/markets/<slug>")
def show(slug: str) -> str:
    """One market."""
    market = fairs.shown(slug)
    is_open, now = words.now_words(market)
    running, free = leases.running_of_market(market.id), leases.free_units(market.id)
    signs = taxonomy.of_ids({one.category_id for one in running})
    return render_template(
        "shop/markets/show.html",
        market=market,
        is_open=is_open,
        now=now,
        today=words.today_words(market),
        in_ramadan=fairs.hours.is_ramadan(clock.today()) and bool(market.ramadan_hours),
        week=words.week(market.hours),
        ramadan=words.week(market.ramadan_hours),
        shut=words.shut_days(market),
        place=place_words(market.venue),
        directions=directions_to(market.venue),
        facilities=[gettext(FACILITIES[one]) for one in market.venue.facilities],
        groups=by_line(running, signs),
        number=len(running),
        free=words.kinds_of(free),
        least_minor=min((one.rent_minor for one in free), default=0),
        structured=structured(market),
    )


def by_line(running: Sequence[leases.Lease], signs: dict[int, Any]) -> list[tuple[str, list[tuple[str, Any]]]]:
    """The families by what they sell, each with its unit."""

    def name(lease: leases.Lease) -> str:
        return in_language(signs[lease.category_id], "name")

    ordered = sorted(running, key=lambda one: (name(one), fairs.natural(one.unit.number)))
    return [
        (line, [(words.unit_name(one.unit), one.family) for one in rows]) for line, rows in groupby(ordered, key=name)
    ]


def structured(market: PermanentMarket) -> Markup:
    """The market for search engines: only what the page shows."""
    place = location(market.venue)
    return embedded(
        {
            "@type": "ShoppingCenter",
            "name": in_language(market, "name"),
            "url": links.absolute(url_for("shop.markets.show", slug=market.slug)),
            "address": place["address"],
            **({"geo": place["geo"]} if "geo" in place else {}),
            **({"description": in_language(market, "about")} if market.about_ar else {}),
            "inLanguage": language(),
            "openingHoursSpecification": [one for day, spans in enumerate(market.hours) for one in opening(day, spans)],
        }
    )


def opening(day: int, spans: fairs.hours.Spans) -> list[dict[str, str]]:
    """The hours of a day of the week."""
    return [
        {
            "@type": "OpeningHoursSpecification",
            "dayOfWeek": f"https://schema.org/{DAYS[day]}",
            "opens": fairs.hours.clock_of(opens),
            "closes": "23:59" if closes == fairs.hours.DAY else fairs.hours.clock_of(closes),
        }
        for opens, closes in spans
    ]
