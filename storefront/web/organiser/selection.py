"""Choosing among the applications of a call: what comes of each is shown first, and then done exactly so."""

from typing import Any

from flask import Blueprint, redirect, render_template, request, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response

from storefront.community import families
from storefront.fairs import applications, calls, juries
from storefront.fairs.applications import Verdict
from storefront.fairs.calls import ExhibitorCall
from storefront.fairs.exhibitions import Exhibition
from storefront.fairs.juries import Choice
from storefront.kernel import clock, units
from storefront.kernel.refusals import NotNow
from storefront.web.kit.doors import actor
from storefront.web.kit.errors import sentence
from storefront.web.kit.fair_words import APPLICATIONS
from storefront.web.kit.flashes import say
from storefront.web.organiser.applications import category_name, points_words
from storefront.web.organiser.calls import called

selection = Blueprint("selection", __name__)
DIGEST = "digest"  # stands for what was shown


@selection.get("/exhibitions/<int:exhibition_id>/selection")
def new(exhibition_id: int) -> str | Response:
    """What would come of every application now; once it was decided, the list of them."""
    exhibition, call = called(exhibition_id)
    if call.decided_at is not None:
        return redirect(url_for("organiser.applications.index", exhibition_id=exhibition_id), 303)
    return page(exhibition, call)


def page(exhibition: Exhibition, call: ExhibitorCall, wrong: str = "") -> str:
    choice = juries.preview(call)
    return render_template(
        "organiser/selection/new.html",
        exhibition=exhibition,
        call=call,
        choice=choice,
        rows=rows_of(call, choice),
        counts=[(gettext(APPLICATIONS[one][0]), choice.count(one)) for one in ("offered", "waitlisted", "declined")],
        has_closed=call.closes_at <= clock.now(),
        digest=DIGEST,
        wrong=wrong,
    )


def rows_of(call: ExhibitorCall, choice: Choice) -> list[dict[str, Any]]:
    """Every application in its order, with the family; two questions whatever their number."""
    waiting = {one.id: one for one in applications.living(call.id, "submitted")}
    names = families.by_id([one.family_id for one in waiting.values()])
    return [
        {
            "application": waiting[number],
            "family": names[waiting[number].family_id],
            "category": category_name(waiting[number].category_id),
            "rank": verdict.rank,
            "score": points_words(verdict.score),
            "state": state_of(call, verdict),
        }
        for number, verdict in choice.verdicts.items()
    ]


def state_of(call: ExhibitorCall, verdict: Verdict) -> tuple[str, str, str]:
    """What comes of an application; nothing is said of one that waits for its points."""
    if call.selection == calls.terms.BY_JURY and verdict.score is None:
        return gettext("بلا درجة"), "warn", "hourglass"
    words, look, icon = APPLICATIONS[verdict.outcome]
    return gettext(words), look, icon


@selection.post("/exhibitions/<int:exhibition_id>/selection")
def create(exhibition_id: int) -> Response | tuple[str, int]:
    """Exactly what was shown: offers, places in the line, regrets, each with its letter."""
    _, call = called(exhibition_id)
    try:
        choice = juries.commit(call, request.form.get(DIGEST, ""), actor())
    except NotNow as refusal:
        units.abandon()
        exhibition, again = called(exhibition_id)
        if again.decided_at is not None:
            say("warn", gettext("أُعلنت نتيجة هذه الدعوة قبل هذا."))
            return redirect(url_for("organiser.applications.index", exhibition_id=exhibition_id), 303)
        return page(exhibition, again, sentence(refusal)), 409
    say("good", gettext("أُعلنت النتيجة: عُرض مكان على %(number)s، وكُتب إلى كل أسرة.", number=choice.count("offered")))
    return redirect(url_for("organiser.applications.index", exhibition_id=exhibition_id), 303)
