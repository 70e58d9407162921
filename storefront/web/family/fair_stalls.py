"""A family's stall at an exhibition: its number day by day, its place on the plan; choosing one where families choose."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple

from flask import Blueprint, redirect, render_template, request, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response

from storefront.community.families import Family
from storefront.fairs import allocations, exhibitions, stalls
from storefront.fairs.allocations import Holder, Own
from storefront.fairs.stalls import Stall, StallPlan
from storefront.kernel import units
from storefront.kernel.refusals import NotFound, Refusal
from storefront.web.family import desk
from storefront.web.kit.doors import actor
from storefront.web.kit.errors import sentence
from storefront.web.kit.flashes import say
from storefront.web.kit.requests import key_of
from storefront.web.shop.stall_map import feature_words, map_of, size_words

fair_stalls = Blueprint("fair_stalls", __name__)


class DayRow(NamedTuple):
    """A day of the exhibition, and the numbers of the family's stalls on it."""

    day: date
    numbers: Sequence[str]


class Picked(NamedTuple):
    """The stall that is looked at, and its days that are free."""

    stall: Stall
    size: str
    features: str
    free: Sequence[date]


def planned(exhibition_id: int) -> tuple[StallPlan, Family, list[Own]]:
    """A plan on which the family of the desk stands, or may stand, with the stalls it has; raises NotFound."""
    family, plan = desk.family(), stalls.of_exhibition(exhibition_id)
    mine = allocations.of_family(plan.id, family.id)
    is_theirs = allocations.comes(plan, family.id) and (plan.booking != "open" or plan.shown_at is not None)
    if not mine and not is_theirs:
        raise NotFound()
    return plan, family, mine


@fair_stalls.get("/fairs/stalls/<int:exhibition_id>")
def show(exhibition_id: int) -> str:
    """Where the family stands, and what it can choose."""
    plan, family, mine = planned(exhibition_id)
    exhibition = plan.exhibition
    days = [one.day for one in exhibitions.days_of(exhibition_id)]
    held, all_stalls = allocations.holders(plan.id), stalls.of_plan(plan.id)
    chooses = allocations.may_choose(plan, exhibition) and len({day for one in mine for day in one.days}) < len(days)
    free = {one.id: free_days(held, one, days) for one in all_stalls}
    wanted = key_of(request.args.get("stall"))
    return render_template(
        "family/fairs/stalls.html",
        exhibition=exhibition,
        plan=plan,
        rows=[DayRow(day, [one.stall.number for one in mine if day in one.days]) for day in days],
        mine=mine,
        map=drawn(plan, all_stalls, held, family, chooses=chooses),
        chooses=chooses,
        may_leave=allocations.may_choose(plan, exhibition),
        free=[one for one in all_stalls if free[one.id]],
        picked=next((picked(one, free[one.id]) for one in all_stalls if one.id == wanted and free[one.id]), None),
    )


def free_days(held: Mapping[int, Sequence[Holder]], stall: Stall, days: Sequence[date]) -> list[date]:
    taken = {day for one in held.get(stall.id, ()) for day in one.days}
    return [day for day in days if day not in taken]


def picked(stall: Stall, free: Sequence[date]) -> Picked:
    return Picked(stall, size_words(stall), feature_words(stall), free)


def drawn(
    plan: StallPlan,
    all_stalls: Sequence[Stall],
    held: Mapping[int, Sequence[Holder]],
    family: Family,
    *,
    chooses: bool,
) -> object:
    """The plan with the family's own stalls; where it chooses, each free one leads to itself."""
    base = url_for("family.fair_stalls.show", exhibition_id=plan.exhibition_id)

    def look(stall: Stall) -> str:
        there = held.get(stall.id, ())
        return "mine" if any(one.family_id == family.id for one in there) else "held" if there else "free"

    return map_of(
        plan, all_stalls, look, lambda one: f"{base}?stall={one.id}#pick" if chooses and look(one) == "free" else ""
    )


def back(exhibition_id: int) -> Response:
    return redirect(url_for("family.fair_stalls.show", exhibition_id=exhibition_id), 303)


@fair_stalls.post("/fairs/stalls/<int:exhibition_id>")
def create(exhibition_id: int) -> Response:
    """The family takes a free stall for the days it ticked."""
    plan, family, _ = planned(exhibition_id)
    stall = stalls.one_of(plan.id, key_of(request.form.get("stall")) or 0)
    try:
        allocations.choose(plan, stall, family.id, days_told(), actor())
    except Refusal as refusal:
        units.abandon()
        say("bad", sentence(refusal))
    else:
        say("good", gettext("البسطة %(number)s لكم.", number=stall.number))
    return back(exhibition_id)


def days_told() -> list[date]:
    """The days that were ticked; what is none is left out."""
    days = {one.isoformat(): one for one in map(day_of, request.form.getlist("day")[:100]) if one}
    return list(days.values())


def day_of(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


@fair_stalls.post("/fairs/stalls/<int:exhibition_id>/leaving")
def leaving(exhibition_id: int) -> Response:
    """The family gives a stall it chose back."""
    plan, family, _ = planned(exhibition_id)
    stall = stalls.one_of(plan.id, key_of(request.form.get("stall")) or 0)
    try:
        allocations.leave(plan, stall, family.id, actor())
    except Refusal as refusal:
        units.abandon()
        say("bad", sentence(refusal))
    else:
        say("good", gettext("تركتم البسطة %(number)s.", number=stall.number))
    return back(exhibition_id)
