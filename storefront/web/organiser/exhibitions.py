"""Exhibitions of the desk: /organiser/exhibitions, one of them with what is to be done next, its description."""

from typing import Any

from flask import Blueprint, redirect, render_template, request, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response

from storefront.fairs import exhibitions as fairs
from storefront.fairs import tills
from storefront.fairs.exhibitions import CHANGEABLE, COMING, HELD, OVER, Exhibition
from storefront.kernel import paging
from storefront.web.kit.doors import actor
from storefront.web.kit.fair_words import STATES
from storefront.web.kit.flashes import say
from storefront.web.kit.page_links import PageLinks
from storefront.web.kit.saving import keep
from storefront.web.kit.steps import take
from storefront.web.organiser.desk import chosen_body, own, own_bodies
from storefront.web.organiser.exhibition_form import FIELDS, ExhibitionForm, filled
from storefront.web.shop.exhibition_cards import kind_words
from storefront.web.shop.exhibition_page import page_of

exhibitions = Blueprint("exhibitions", __name__)
TABS = {
    "": frozenset(),
    "draft": {"draft"},
    "coming": COMING | {"postponed"},
    "live": {"live"},
    "over": OVER | {"cancelled"},
}


@exhibitions.get("/exhibitions")
def index() -> str:
    """Those of this person's bodies, by how far they are."""
    tab = request.args.get("state", "")
    tab = tab if tab in TABS else ""
    page = fairs.page_of_bodies(actor().bodies, states=TABS[tab], number=paging.page_number(request.args.get("page")))
    return render_template(
        "organiser/exhibitions/index.html",
        rows=[row_of(exhibition) for exhibition in page.rows],
        page=PageLinks(page, url_for(".index"), {"state": tab or None}),
        tab=tab,
        tabs=tabs(),
    )


def tabs() -> list[tuple[str, str, int]]:
    """The parts of the list, with how many are in each."""
    counts = fairs.counts_of_bodies(actor().bodies)
    names = {
        "": gettext("الكل"),
        "draft": gettext("مسودات"),
        "coming": gettext("قادمة"),
        "live": gettext("مفتوحة الآن"),
        "over": gettext("انتهت أو أُلغيت"),
    }
    return [(tab, label, sum(counts.get(one, 0) for one in TABS[tab] or counts)) for tab, label in names.items()]


def row_of(exhibition: Exhibition) -> dict[str, Any]:
    """An exhibition as the list prints it."""
    words, look, icon = STATES[exhibition.state]
    return {"exhibition": exhibition, "kind": kind_words(exhibition), "state": (gettext(words), look, icon)}


@exhibitions.get("/exhibitions/new")
def new() -> str:
    """Asks what it is; for one of several bodies when this person acts for several."""
    return form_page(ExhibitionForm(formdata=None).offered(chosen_body()))


def form_page(form: ExhibitionForm, exhibition: Exhibition | None = None) -> str:
    return render_template(
        "organiser/exhibitions/form.html",
        form=form,
        exhibition=exhibition,
        bodies=own_bodies() if exhibition is None else [],
        body_id=exhibition.body_id if exhibition else chosen_body(),
    )


@exhibitions.post("/exhibitions")
def create() -> Response | tuple[str, int]:
    """A draft nobody else sees; its days are asked for next."""
    body_id = chosen_body()
    form = ExhibitionForm().offered(body_id)
    made = keep(form, FIELDS, lambda: fairs.draft(body_id, form.outline, actor()))
    if made:
        say("good", gettext("حُفظت المسودة. بقيت الأيام والأوقات."))
        return redirect(url_for("organiser.days.edit", exhibition_id=made.id), 303)
    return form_page(form), 422


@exhibitions.get("/exhibitions/<int:exhibition_id>")
def show(exhibition_id: int) -> str:
    """One of them: what is missing, what can be done now, and what everybody sees or will see."""
    exhibition = own(exhibition_id)
    return render_template(
        "organiser/exhibitions/show.html",
        **page_of(exhibition),
        missing=fairs.what_is_missing(exhibition),
        may=what_may_be_done(exhibition),
    )


def what_may_be_done(exhibition: Exhibition) -> set[str]:
    """What its state allows."""
    state = exhibition.state
    may = {"announce"} if state in ("draft", "postponed") else set()
    may |= {"days"} if state in CHANGEABLE else set()
    may |= {"edit"} if state in CHANGEABLE | {"live", "finished"} else set()
    may |= {"programme"} if state in CHANGEABLE | {"live"} else set()
    may |= {"publish"} if fairs.EXHIBITION.allows(state, "programme_published") and state != "postponed" else set()
    may |= {"postpone"} if fairs.EXHIBITION.allows(state, "postponed") else set()
    may |= {"cancel"} if state in HELD | {"postponed"} else set()
    return may | ({"drop"} if state == "draft" else set())


@exhibitions.get("/exhibitions/<int:exhibition_id>/edit")
def edit(exhibition_id: int) -> str:
    """Asks for another description."""
    exhibition = own(exhibition_id)
    return form_page(filled(exhibition), exhibition)


@exhibitions.post("/exhibitions/<int:exhibition_id>")
def update(exhibition_id: int) -> Response | tuple[str, int]:
    """So from now on."""
    exhibition = own(exhibition_id)
    form = ExhibitionForm().offered(exhibition.body_id)
    if keep(form, FIELDS, lambda: tills.describe(exhibition, form.outline, actor())):
        say("good", gettext("حُفظ الوصف."))
        return redirect(url_for(".show", exhibition_id=exhibition_id), 303)
    return form_page(form, own(exhibition_id)), 422


@exhibitions.post("/exhibitions/<int:exhibition_id>/ending")
def ending(exhibition_id: int) -> Response:
    """A draft is thrown away."""
    exhibition = own(exhibition_id)
    done = take(
        lambda: fairs.drop(exhibition, actor()),
        gettext("حُذفت المسودة."),
        late=gettext("أُعلنت هذه الفعالية، فلا تُحذف بل تُلغى."),
    )
    return redirect(url_for(".index") if done else url_for(".show", exhibition_id=exhibition_id), 303)
