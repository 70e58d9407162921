"""Exhibitions as lists print them: a wall with its battlements and the first day cut out of it."""

from collections.abc import Iterable
from typing import Any

from flask import url_for

from storefront.community import regions
from storefront.fairs.exhibitions import OVER
from storefront.kernel import calendars, clock
from storefront.web.kit.fair_words import AUDIENCES, GATHERINGS, KINDS, STATES
from storefront.web.kit.formats import day, hijri
from storefront.web.kit.locale import gettext, in_language, language
from storefront.web.shop.tickets import Ticket

DYES = {"seasonal": "indigo", "charity": "madder", "international": "turq", "general": "palm"}
SOON = 30  # days
FINISHED = STATES["finished"][0]
FLAGGED = frozenset({"call_open", "live", "postponed", "cancelled"})  # states a card says in a word


def tickets(rows: Iterable[Any]) -> list[Ticket]:
    """The cards of a list."""
    return [ticket(row) for row in rows]


def ticket(row: Any) -> Ticket:
    """An exhibition, in the reader's language."""
    lang = language()
    city = regions.place(row.city_id)[0]
    place = f"{in_language(row, 'venue')}{gettext('، ')}{in_language(city, 'name')}"
    return Ticket(
        url_for("shop.exhibitions.show", slug=row.slug),
        in_language(row, "name"),
        kind_words(row),
        calendars.WEEKDAYS[lang][row.first_day.weekday()],
        row.first_day.day,
        calendars.MONTHS[lang][row.first_day.month - 1],
        [("calendar-days", hijri(row.first_day)), ("clock", until(row)), ("map-pin", place)],
        flag(row),
        DYES[row.kind],
    )


def kind_words(row: Any) -> str:
    """What it is, and for whom: "معرض موسمي · للعائلات"."""
    what = gettext(
        "%(gathering)s %(kind)s", gathering=gettext(GATHERINGS[row.gathering]).lower(), kind=gettext(KINDS[row.kind])
    )
    return what if row.audience == "all" else f"{what} · {gettext(AUDIENCES[row.audience])}"


def until(row: Any) -> str:
    """How long it lasts."""
    if row.first_day == row.last_day:
        return str(gettext("يوم واحد"))
    return str(gettext("حتى %(day)s", day=day(row.last_day)))


def flag(row: Any) -> tuple[str, str] | None:
    """What is to be known of it at once: its state, or that it comes soon."""
    words, look, _ = STATES[row.state]
    if row.state in FLAGGED:
        return look, str(gettext(words))
    if row.state in OVER:
        return "", str(gettext(FINISHED))
    return ("warn", str(gettext("قريباً"))) if (row.first_day - clock.today()).days <= SOON else None
