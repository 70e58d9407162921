"""Exhibitions for everybody: /exhibitions as a list or a month, those that are over, /exhibitions/<slug> for one."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from flask import Blueprint, render_template, request, url_for

from storefront.community import regions
from storefront.fairs import exhibitions as fairs
from storefront.fairs.exhibitions import Wanted
from storefront.goods import seasons
from storefront.kernel import calendars, clock, paging
from storefront.kernel.paging import Page
from storefront.web.kit.fair_words import KINDS
from storefront.web.kit.locale import gettext, language
from storefront.web.kit.page_links import PageLinks, address
from storefront.web.shop.exhibition_cards import tickets
from storefront.web.shop.exhibition_page import page_of

exhibitions = Blueprint("exhibitions", __name__)
FIRST_YEAR, LAST_YEAR = 2020, 2070  # that a month can be asked for
DAYS_OF_WEEK = 7


@dataclass(frozen=True)
class Asked:
    """What the address asks for: a region and a season by their rows, a kind; nonsense asks for nothing."""

    region: Any
    season: Any
    kind: str

    @property
    def wanted(self) -> Wanted:
        region, season = (row.id if row else None for row in (self.region, self.season))
        return Wanted(region_id=region, season_id=season, kind=self.kind)

    @property
    def query(self) -> dict[str, str | None]:
        """The same as an address writes it."""
        return {
            "region": self.region.slug if self.region else None,
            "season": self.season.slug if self.season else None,
            "kind": self.kind or None,
        }


def asked() -> Asked:
    """What this request asks for."""
    kind, season = request.args.get("kind", ""), request.args.get("season", "")
    return Asked(
        regions.atlas().by_slug.get(request.args.get("region", "")),
        next((row for row in seasons.year() if row.slug == season), None),
        kind if kind in KINDS else "",
    )


@exhibitions.get("/exhibitions")
def index() -> str:
    """Those that are on or to come, the next first."""
    ask = asked()
    return listed(ask, fairs.coming(ask.wanted, number=paging.page_number(request.args.get("page"))), ".index")


@exhibitions.get("/exhibitions/past")
def past() -> str:
    """Those that are over, the last first."""
    ask = asked()
    return listed(ask, fairs.past(ask.wanted, number=paging.page_number(request.args.get("page"))), ".past")


def listed(ask: Asked, page: Page[Any], endpoint: str) -> str:
    return render_template(
        "shop/exhibitions/index.html",
        tickets=tickets(page.rows),
        page=PageLinks(page, url_for(endpoint), ask.query),
        is_past=endpoint == ".past",
        **around(ask),
    )


def around(ask: Asked) -> dict[str, Any]:
    """What stands above every list: the choices, and the ways to look at it with the same choices."""
    return {
        "ask": ask,
        "regions": regions.atlas().regions,
        "seasons": seasons.year(),
        "kinds": [(kind, gettext(words)) for kind, words in KINDS.items()],
        "ways": {name: address(url_for(f"shop.exhibitions.{name}"), ask.query) for name in ("index", "month", "past")},
    }


@exhibitions.get("/exhibitions/month")
def month() -> str:
    """A month as a sheet of days that begins on a Sunday, both calendars on each."""
    ask, first = asked(), month_asked(request.args.get("month", ""))
    last = next_month(first) - timedelta(days=1)
    rows = fairs.within(Wanted(**{**vars(ask.wanted), "days": (first, last)}))
    path = url_for(".month")
    return render_template(
        "shop/exhibitions/month.html",
        weeks=weeks_of(first, last, rows),
        names=[calendars.WEEKDAYS[language()][day] for day in (6, 0, 1, 2, 3, 4, 5)],
        month_title=f"{calendars.MONTHS[language()][first.month - 1]} {first.year}",
        hijri_title=hijri_span(first, last),
        tickets=tickets(rows),
        before=address(path, {**ask.query, "month": f"{first - timedelta(days=1):%Y-%m}"}),
        after=address(path, {**ask.query, "month": f"{next_month(first):%Y-%m}"}),
        **around(ask),
    )


def month_asked(text: str) -> date:
    """The first day of a month written as 2027-02; of this month for anything else."""
    year, _, number = text.partition("-")
    is_written_so = all(part.isascii() and part.isdigit() for part in (year, number)) and (len(year), len(number)) == (
        4,
        2,
    )
    if is_written_so and FIRST_YEAR <= int(year) <= LAST_YEAR and 1 <= int(number) <= 12:
        return date(int(year), int(number), 1)
    return clock.today().replace(day=1)


def next_month(first: date) -> date:
    return (first + timedelta(days=31)).replace(day=1)


@dataclass(frozen=True)
class Square:
    """A day of the sheet: what is open on it; those beside the month are empty."""

    day: date
    is_of_month: bool
    is_today: bool
    hijri: int
    rows: list[Any]


def weeks_of(first: date, last: date, rows: Any) -> list[list[Square]]:
    """The weeks that the month touches."""
    day, weeks, today = calendars.week_start(first), [], clock.today()
    while day <= last:
        days = [day + timedelta(days=more) for more in range(DAYS_OF_WEEK)]
        weeks.append([square(one, first <= one <= last, today, rows) for one in days])
        day += timedelta(days=DAYS_OF_WEEK)
    return weeks


def square(day: date, is_of_month: bool, today: date, rows: Any) -> Square:
    there = [row for row in rows if is_of_month and row.first_day <= day <= row.last_day]
    return Square(day, is_of_month, is_of_month and day == today, calendars.to_hijri(day)[2], there)


def hijri_span(first: date, last: date) -> str:
    """The Hijri months a month lies in: "شعبان · رمضان 1448"."""
    (year, month, _), (last_year, last_month, _) = calendars.to_hijri(first), calendars.to_hijri(last)
    names = calendars.HIJRI_MONTHS[language()]
    if month == last_month:
        return f"{names[month - 1]} {year}"
    before = names[month - 1] if year == last_year else f"{names[month - 1]} {year}"
    return f"{before} · {names[last_month - 1]} {last_year}"


@exhibitions.get("/exhibitions/<slug>")
def show(slug: str) -> str:
    """One exhibition: when, where, for whom, what happens."""
    return render_template(
        "shop/exhibitions/show.html", **page_of(fairs.shown(slug), number=paging.page_number(request.args.get("page")))
    )
