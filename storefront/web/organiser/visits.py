"""The gates of an exhibition: a party is let in by its code, people without one are counted, how many came by gate and hour, and
who is to come."""

import secrets
from collections.abc import Sequence
from datetime import date
from typing import Any

from flask import Blueprint, redirect, render_template, request, url_for
from flask_babel import gettext, lazy_gettext
from werkzeug.wrappers import Response
from wtforms import StringField
from wtforms.validators import DataRequired

from storefront.fairs import exhibitions, visits
from storefront.fairs.exhibitions import Exhibition, OpenDay
from storefront.fairs.visits import Visit
from storefront.kernel import paging, units
from storefront.kernel.refusals import Refusal
from storefront.web.kit.doors import actor
from storefront.web.kit.downloads import CSV, download, file_name
from storefront.web.kit.errors import sentence
from storefront.web.kit.fair_words import VISITS
from storefront.web.kit.flashes import say
from storefront.web.kit.formats import clock_time, count_of
from storefront.web.kit.forms import Form, given_name, on_one_line, trimmed, western
from storefront.web.kit.hours import at
from storefront.web.kit.locale import in_language
from storefront.web.kit.page_links import PageLinks
from storefront.web.organiser.desk import own
from storefront.web.organiser.visit_tables import hours_csv, visits_csv
from storefront.web.shop.fair_visits import day_of

entrances = Blueprint("visits", __name__)
STEPS = (1, 2, 3, 5, 10)  # people counted with one press
MOST_ASKED = 60


class GateForm(Form):
    """A ticket at a gate."""

    code = StringField(
        lazy_gettext("رمز التذكرة"), [DataRequired(lazy_gettext("يُرجى كتابة الرمز."))], [trimmed, western]
    )
    gate = StringField(lazy_gettext("البوابة"), filters=[on_one_line])


def spoken(text: str) -> str:
    """What was scanned or typed as a code: of the address of a ticket its end, of a short code its letters."""
    return "".join(text.rsplit("/", 1)[-1].split()).removesuffix(".ics")


@entrances.get("/exhibitions/<int:exhibition_id>/visits")
def index(exhibition_id: int) -> str:
    """Everything of the day, and the list."""
    gate = request.args.get("gate", "")[: visits.MOST_GATE]
    return page(own(exhibition_id), GateForm(formdata=None, data={"gate": gate}))


def page(exhibition: Exhibition, form: GateForm) -> str:
    days = exhibitions.days_of(exhibition.id)
    entered, today = visits.entrances_of(exhibition.id), open_day(exhibition, days)
    asked, day = (trimmed(request.args.get("q")) or "")[:MOST_ASKED], day_of(request.args.get("day", ""))
    state = request.args.get("state", "")
    rows = visits.page_of(
        exhibition.id, asked=asked, day=day, state=state if state in visits.VISIT else "",
        number=paging.page_number(request.args.get("page")),
    )  # fmt: skip
    path = url_for("organiser.visits.index", exhibition_id=exhibition.id)
    query = {"q": asked, "day": day.isoformat() if day else None, "state": state}
    shown = today or max((one.day for one in entered), default=None)
    return render_template(
        "organiser/visits/index.html",
        exhibition=exhibition,
        form=form,
        today=today,
        counts=visits.day_counts([one.day for one in days], visits.taken_of(exhibition.id), entered),
        shown=shown,
        grid=hours_of(visits.grid(entered, shown)) if shown else None,
        steps=STEPS,
        press=secrets.token_hex(12),
        last=[(one, clock_time(one.at)) for one in (visits.last_counted(exhibition.id, today) if today else ())],
        gates=sorted({one.gate for one in entered if one.gate}),
        rows=[row_of(one, today) for one in rows.rows],
        page=PageLinks(rows, path, query),
        asked=asked,
        day_asked=day,
        state_asked=state,
        days=[one.day for one in days],
        states=[(name, gettext(words)) for name, (words, _, _) in VISITS.items()],
    )


def open_day(exhibition: Exhibition, days: Sequence[OpenDay]) -> date | None:
    """The day whose doors are open now, if one is."""
    try:
        return visits.day_of_now(exhibition, days)
    except visits.refusals.IsNotOpen:
        return None


def hours_of(grid: visits.Grid) -> dict[str, Any]:
    """A day by gate and hour as it is printed."""
    rows = [(at(hour * 60), figures, sum(figures)) for hour, figures in grid.rows]
    gates = [gate or gettext("المدخل") for gate in grid.gates]
    return {"gates": gates, "rows": rows, "totals": grid.totals, "total": sum(grid.totals)}


def row_of(visit: Visit, today: date | None) -> dict[str, Any]:
    words, look, icon = VISITS[visit.state]
    can_enter = visit.state == "registered" and visit.day == today
    return {"visit": visit, "state": (gettext(words), look, icon), "can_enter": can_enter}


def back(exhibition_id: int, gate: str) -> Response:
    return redirect(url_for("organiser.visits.index", exhibition_id=exhibition_id, gate=gate or None), 303)


@entrances.post("/exhibitions/<int:exhibition_id>/visits/entrances")
def entering(exhibition_id: int) -> Response | tuple[str, int]:
    """A party is in; what its ticket says otherwise stands beside its code."""
    exhibition, form = own(exhibition_id), GateForm()
    if not form.validate():
        return page(exhibition, form), 422
    try:
        visit = visits.find_at_gate(exhibition.id, spoken(form.code.data))
        if visit is None:
            raise visits.refusals.TicketIsUnknown()
        visits.check_in(exhibition, visit, form.gate.data or "", actor())
    except Refusal as refusal:
        units.abandon()
        field = "gate" if isinstance(refusal, visits.refusals.GateIsTooLong) else "code"
        form.refuse(field, refusal, why(refusal))
        return page(own(exhibition_id), form), refusal.status
    say("good", gettext("دخل: %(name)s، %(people)s.", name=visit.name, people=count_of("person", visit.party)))
    return back(exhibition_id, visit.gate)


def why(refusal: Refusal) -> str:
    """A refusal at the gate; of a ticket that was used, when and where."""
    if not isinstance(refusal, visits.refusals.IsInAlready):
        return sentence(refusal)
    when, gate = clock_time(refusal.values["when"]), refusal.values["gate"]
    if not gate:
        return str(gettext("دخل أصحاب هذه التذكرة من قبل: %(when)s.", when=when))
    return str(gettext("دخل أصحاب هذه التذكرة من قبل: %(when)s، من «%(gate)s».", when=when, gate=gate))


@entrances.post("/exhibitions/<int:exhibition_id>/visits/counts")
def counting(exhibition_id: int) -> Response:
    """People without a ticket went in; a press that is sent twice counts once."""
    exhibition, people = own(exhibition_id), western(request.form.get("people")) or ""
    gate, press = request.form.get("gate", ""), given_name(request.form.get("press")) or ""
    number = int(people) if people.isascii() and people.isdigit() and len(people) <= 3 else 0
    try:
        visits.count(exhibition, number, gate, press, actor())
    except Refusal as refusal:
        units.abandon()
        say("bad", sentence(refusal))
    else:
        say("good", gettext("عُدّ من الداخلين: %(people)s.", people=count_of("person", number)))
    return back(exhibition_id, gate)


@entrances.post("/exhibitions/<int:exhibition_id>/visits/counts/<int:entrance_id>/reversal")
def reversal(exhibition_id: int, entrance_id: int) -> Response:
    """People who were counted by mistake are not counted."""
    exhibition = own(exhibition_id)
    visits.take_back(exhibition, entrance_id, actor())
    say("good", gettext("لم يُعدّوا من الداخلين."))
    return back(exhibition_id, request.form.get("gate", ""))


@entrances.get("/exhibitions/<int:exhibition_id>/visits/table.csv")
def table(exhibition_id: int) -> Response:
    """Who comes, as a table for Excel."""
    exhibition = own(exhibition_id)
    name = file_name(gettext("الزوار"), in_language(exhibition, "name"), ending="csv")
    return download(visits_csv(visits.all_of(exhibition.id)), CSV, name, plain=f"visits-{exhibition.slug}.csv")


@entrances.get("/exhibitions/<int:exhibition_id>/visits/hours.csv")
def hours(exhibition_id: int) -> Response:
    """How many came by day, gate and hour, as a table for Excel."""
    exhibition = own(exhibition_id)
    name = file_name(gettext("الداخلون"), in_language(exhibition, "name"), ending="csv")
    return download(hours_csv(visits.entrances_of(exhibition.id)), CSV, name, plain=f"hours-{exhibition.slug}.csv")
