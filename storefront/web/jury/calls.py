"""The calls somebody judges, and the applications of one with how far they are."""

from collections.abc import Mapping
from typing import Any

from flask import Blueprint, render_template
from flask_babel import gettext

from storefront.fairs import applications as fairs
from storefront.fairs import calls as called
from storefront.fairs import juries
from storefront.fairs.applications import ExhibitApplication
from storefront.fairs.calls import ExhibitorCall
from storefront.fairs.juries import Juror
from storefront.goods import taxonomy
from storefront.kernel import clock
from storefront.web.kit.doors import actor
from storefront.web.kit.locale import in_language

calls = Blueprint("calls", __name__)


def seat_in(call_id: int) -> Juror:
    """The seat of whoever asks; raises NotFound for who has none there."""
    return juries.seat(call_id, actor().user_id or 0)


def judging(call: ExhibitorCall) -> bool:
    """Whether points can be given now."""
    return called.has_closed(call, clock.now()) and call.decided_at is None


@calls.get("/calls")
def index() -> str:
    """The calls of this person, with what can be done in each."""
    rows = [(call, state_of(call)) for call in juries.calls_of(actor().user_id or 0)]
    return render_template("jury/calls/index.html", rows=rows)


def state_of(call: ExhibitorCall) -> tuple[str, str, str]:
    """How far a call is for who judges: words, look and icon."""
    if call.decided_at is not None:
        return gettext("أُعلنت النتيجة"), "", "circle-check"
    if judging(call):
        return gettext("تُعطى الدرجات الآن"), "good", "star"
    return gettext("باب التقديم لم يُغلق بعد"), "info", "clock"


@calls.get("/calls/<int:call_id>")
def show(call_id: int) -> str:
    """The applications of a call without a name, in the order in which they came, and which of them this person has judged."""
    seat, call = seat_in(call_id), called.get(call_id)
    rows = in_order(call)
    given, flagged = juries.given_by(seat), juries.flagged_by(seat)
    told = [row_of(number, one, given, flagged) for number, one in enumerate(rows, 1)]
    return render_template(
        "jury/calls/show.html",
        call=call,
        rows=told,
        done=sum(row["is_done"] for row in told),
        state=state_of(call),
        judging=judging(call),
        criteria=juries.criteria_of(call_id),
    )


def in_order(call: ExhibitorCall) -> list[ExhibitApplication]:
    """What is to be judged, in the order that gives each its number."""
    return [] if call.decided_at is not None else list(fairs.living(call.id, "submitted"))


def row_of(
    number: int, one: ExhibitApplication, given: Mapping[int, Mapping[int, int]], flagged: frozenset[int]
) -> dict[str, Any]:
    """An application as a juror knows it: a number, a sub-category."""
    points = given.get(one.id, {})
    return {
        "id": one.id,
        "number": number,
        "category": in_language(taxonomy.sign(one.category_id), "name"),
        "points": sum(points.values()) if points else None,
        "is_flagged": one.id in flagged,
        "is_done": bool(points) or one.id in flagged,
    }
