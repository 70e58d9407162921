"""Seasons: /seasons for the year, /seasons/<slug> for the goods of one. Both calendars, computed anew each year."""

from dataclasses import dataclass

from flask import Blueprint, render_template, url_for

from storefront.goods import seasons as year
from storefront.goods import shelves
from storefront.kernel import calendars, clock
from storefront.web.kit.formats import day, hijri
from storefront.web.kit.locale import gettext, in_language, language
from storefront.web.shop import listing
from storefront.web.shop.cards import cloth

seasons = Blueprint("seasons", __name__)


@dataclass(frozen=True)
class Ticket:
    """One season as components/season_ticket.html prints it."""

    href: str
    name: str
    text: str
    weekday: str
    number: int
    month: str
    facts: list[tuple[str, str]]
    flag: tuple[str, str] | None
    dye: str


def tickets() -> list[Ticket]:
    """The coming turn of every season, the soonest first."""
    return [ticket(turn) for turn in year.coming(year.year(), clock.today())]


def ticket(turn: year.Turn) -> Ticket:
    """A season's next turn, in the reader's language."""
    lang, today = language(), clock.today()
    away = (turn.first - today).days
    flag = None
    if turn.is_on(today):
        flag = ("good", gettext("الآن"))
    elif away <= turn.season.lead_days:
        flag = ("warn", gettext("قريباً"))
    return Ticket(
        url_for("shop.seasons.show", slug=turn.season.slug),
        in_language(turn.season, "name"),
        in_language(turn.season, "about").partition(".")[0] + ".",
        calendars.WEEKDAYS[lang][turn.first.weekday()],
        turn.first.day,
        calendars.MONTHS[lang][turn.first.month - 1],
        [("calendar-days", hijri(turn.first)), ("clock", gettext("حتى %(day)s", day=day(turn.last)))],
        flag,
        turn.season.dye,
    )


@seasons.get("/seasons")
def index() -> str:
    """The seasons of the year."""
    return render_template("shop/seasons/index.html", tickets=tickets())


@seasons.get("/seasons/<slug>")
def show(slug: str) -> str:
    """One season and the goods tagged for it."""
    season = next((row for row in year.year() if row.slug == slug), None) or year.get(slug)
    turn = year.next_turn(season, clock.today())
    shown = listing.listed(shelves.of_season(season.id), url_for(".show", slug=slug), listing.asked())
    return render_template(
        "shop/seasons/show.html",
        season=season,
        turn=turn,
        ticket=ticket(turn),
        cloth=cloth(season.slug, season.dye),
        shown=shown,
    )
