"""Seasons: /seasons for the year, /seasons/<slug> for the goods of one. Both calendars, computed anew each year."""

from flask import Blueprint, render_template, url_for

from storefront.fairs import exhibitions
from storefront.fairs.exhibitions import Wanted
from storefront.goods import seasons as year
from storefront.goods import shelves
from storefront.kernel import calendars, clock
from storefront.web.kit.formats import day, hijri
from storefront.web.kit.locale import gettext, in_language, language
from storefront.web.shop import listing
from storefront.web.shop.cards import cloth
from storefront.web.shop.exhibition_cards import tickets as exhibition_tickets
from storefront.web.shop.tickets import Ticket

seasons = Blueprint("seasons", __name__)
FAIRS = 3


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
        fairs=exhibition_tickets(exhibitions.soonest(Wanted(season_id=season.id), size=FAIRS)),
    )
