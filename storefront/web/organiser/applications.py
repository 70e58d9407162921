"""Applications to exhibit at the organisers' desk: the list of a call, and one of them with the family's register as its file."""

from typing import Any

from flask import Blueprint, redirect, render_template, request, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response

from storefront.community import permits, regions
from storefront.fairs import applications as fairs
from storefront.fairs import juries
from storefront.fairs.applications import ExhibitApplication
from storefront.fairs.calls import ExhibitorCall, quotas_of
from storefront.fairs.exhibitions import OVER
from storefront.goods import scores, shelves, taxonomy
from storefront.kernel import paging, units
from storefront.kernel.refusals import Refusal
from storefront.web.kit.doors import actor
from storefront.web.kit.errors import sentence
from storefront.web.kit.fair_words import APPLICATIONS, NEEDS
from storefront.web.kit.flashes import say
from storefront.web.kit.locale import in_language
from storefront.web.kit.page_links import PageLinks
from storefront.web.kit.requests import key_of
from storefront.web.organiser.calls import called
from storefront.web.shop.cards import cards

applications = Blueprint("applications", __name__)
HUNDREDTHS = 100


@applications.get("/exhibitions/<int:exhibition_id>/applications")
def index(exhibition_id: int) -> str:
    """Those of the call, by state and sub-category."""
    exhibition, call = called(exhibition_id)
    state, category_id = request.args.get("state", ""), key_of(request.args.get("category"))
    state = state if state in APPLICATIONS else ""
    page = fairs.page_of_call(
        call.id,
        states=[state] if state else (),
        category_id=category_id,
        number=paging.page_number(request.args.get("page")),
    )
    return render_template(
        "organiser/applications/index.html",
        exhibition=exhibition,
        call=call,
        rows=[row_of(one) for one in page.rows],
        page=PageLinks(
            page, url_for(".index", exhibition_id=exhibition_id), {"state": state or None, "category": category_id}
        ),
        tabs=tabs(call),
        state=state,
        category_id=category_id,
        categories=[(row.category_id, category_name(row.category_id)) for row in quotas_of(call.id)],
    )


def tabs(call: ExhibitorCall) -> list[tuple[str, str, int]]:
    """The parts of the list that hold anything, with how many are in each."""
    counts = fairs.counts_of_call(call.id)
    some = [(state, gettext(words[0]), counts[state]) for state, words in APPLICATIONS.items() if counts.get(state)]
    return [("", gettext("الكل"), sum(counts.values())), *some]


def category_name(category_id: int) -> str:
    return in_language(taxonomy.sign(category_id), "name")


def row_of(application: ExhibitApplication) -> dict[str, Any]:
    """An application as lists and its page print it."""
    words, look, icon = APPLICATIONS[application.state]
    return {
        "application": application,
        "category": category_name(application.category_id),
        "state": (gettext(words), look, icon),
        "score": points_words(application.score),
    }


def points_words(score: int | None) -> str:
    """A score of the jury as people read it: "72.5"."""
    return "" if score is None else f"{score / HUNDREDTHS:.2f}".rstrip("0").rstrip(".")


@applications.get("/exhibitions/<int:exhibition_id>/applications/<int:application_id>")
def show(exhibition_id: int, application_id: int) -> str:
    """One of them: what the family says, its documents that hold, what shoppers gave it, the goods it brings."""
    return page_of(exhibition_id, application_id)


def page_of(exhibition_id: int, application_id: int, *, bad: str = "", typed: str = "") -> str:
    """The page, with the reason that came back if one did."""
    exhibition, call = called(exhibition_id)
    application = fairs.of_call(call.id, application_id)
    family, brought = application.family, fairs.chosen(application_id)
    return render_template(
        "organiser/applications/show.html",
        exhibition=exhibition,
        call=call,
        row=row_of(application),
        family=family,
        city=in_language(regions.place(family.city_id)[0], "name"),
        needs=[gettext(NEEDS[one]) for one in application.needs],
        documents=held_documents(application.family_id),
        rated=scores.find_of_family(application.family_id),
        goods=cards(shelves.cards(sorted(brought))),
        flags=juries.flags_of([application_id]).get(application_id, 0),
        may_take_away=fairs.APPLICATION.allows(application.state, "taken_away") and exhibition.state not in OVER,
        bad=bad,
        typed=typed,
    )


@applications.post("/exhibitions/<int:exhibition_id>/applications/<int:application_id>/removal")
def removal(exhibition_id: int, application_id: int) -> Response | tuple[str, int]:
    """Its place is taken back and goes to who waits; the family reads why."""
    _, call = called(exhibition_id)
    application, reason = fairs.of_call(call.id, application_id), request.form.get("reason", "")
    try:
        fairs.take_away(application, reason, actor())
    except Refusal as refusal:
        units.abandon()
        return page_of(exhibition_id, application_id, bad=sentence(refusal), typed=reason), refusal.status
    say("good", gettext("سُحب المكان، وكُتب للأسرة لماذا."))
    return redirect(url_for(".show", exhibition_id=exhibition_id, application_id=application_id), 303)


def held_documents(family_id: int) -> list[str]:
    """The kinds of which the family has one that holds today, by name; never a number or a picture."""
    held = permits.valid(family_id)
    return [in_language(kind, "name") for kind in permits.kinds() if kind.slug in held]
