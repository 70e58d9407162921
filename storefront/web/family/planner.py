"""Before a season: what the family sold around the last one, week by week, and the days ahead that matter to it."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from flask import Blueprint, render_template, request, url_for
from flask_babel import gettext
from sqlalchemy import Row

from storefront.community.families import Family
from storefront.fairs import allocations, calls
from storefront.goods import seasons as year
from storefront.goods.seasons import Season, Turn
from storefront.insight import income, planning
from storefront.insight.planning import SoldWeek
from storefront.kernel import clock
from storefront.web.family import desk
from storefront.web.family.entitled import may_use
from storefront.web.kit.formats import count_of
from storefront.web.kit.locale import in_language, language

planner = Blueprint("planner", __name__)
MOST_CALLS, MOST_NAMED = 12, 3


class Day(NamedTuple):
    """A day ahead: which, what happens, where it is read of."""

    day: Any
    what: str
    href: str


@planner.get("/planner")
def index() -> str:
    """The season that comes next, or the one that is asked for."""
    family, today = desk.family(), clock.today()
    turns = year.coming(year.year(), today)
    chosen = next((turn for turn in turns if turn.season.slug == request.args.get("season")), None)
    chosen = chosen or next((turn for turn in turns if turn.first > today), turns[0] if turns else None)
    last = planning.last_turn(chosen.season, today) if chosen else None
    weeks = planning.sold(family.id, planning.weeks_of(last)) if last else []
    return render_template(
        "family/planner/index.html",
        turns=turns,
        chosen=chosen,
        last=last,
        weeks=week_rows(weeks, chosen.season) if chosen and any(one.pieces for one in weeks) else [],
        days=days_ahead(family, turns),
    )


def week_rows(weeks: Sequence[SoldWeek], season: Season | Row[Any]) -> list[dict[str, Any]]:
    """Weeks with their names and what was sold most in each."""
    wanted = {one.product_id for week in weeks for one in week.products[:MOST_NAMED]}
    names, place = income.names_of(sorted(wanted)), language() == "en"
    return [
        {
            "week": one.week,
            "name": week_words(one.week.number, in_language(season, "name")),
            "pieces": one.pieces,
            "minor": one.total_minor,
            "most": [
                (names.get(sold.product_id, ("", ""))[place], count_of("piece", sold.pieces))
                for sold in one.products[:MOST_NAMED]
            ],
        }
        for one in weeks
    ]


def week_words(number: int, season: str) -> str:
    """Which week it is, counted from the first day of the season."""
    if number < 0:
        return str(gettext("الأسبوع %(number)s قبل %(season)s", season=season, number=-number))
    return str(gettext("الأسبوع %(number)s من %(season)s", season=season, number=number))


def days_ahead(family: Family, turns: Sequence[Turn]) -> list[Day]:
    """Seasons, calls that open and close, and the family's own exhibitions, the soonest first."""
    now, today = clock.now(), clock.today()
    found = [
        Day(
            turn.first,
            in_language(turn.season, "name"),
            url_for("family.planner.index", season=turn.season.slug),
        )
        for turn in turns
        if turn.first > today
    ]
    for call in calls.current(size=MOST_CALLS).rows:
        is_open = call.opens_at <= now
        words = gettext("يُغلق باب التقديم: %(fair)s") if is_open else gettext("يُفتح باب التقديم: %(fair)s")
        moment = call.closes_at if is_open else call.opens_at
        href = url_for("family.fairs.show", call_id=call.id) if may_use("fairs", family.id) else ""
        found.append(Day(clock.riyadh(moment).date(), words % {"fair": in_language(call.exhibition, "name")}, href))
    for one in allocations.held_by(family.id):
        if one.first_day and one.first_day > today:
            href = url_for("family.fair_stalls.show", exhibition_id=one.id) if may_use("fair_stalls", family.id) else ""
            found.append(Day(one.first_day, gettext("معرضكم: %(fair)s", fair=in_language(one, "name")), href))
    return sorted(found, key=lambda one: one.day)
