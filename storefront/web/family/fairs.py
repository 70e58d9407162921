"""Fairs at a family's desk: the calls that are open, one of them with everything to know before applying, the family's own
applications and what is to be answered."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from flask import Blueprint, redirect, render_template, request, url_for
from flask_babel import gettext, lazy_gettext
from werkzeug.wrappers import Response

from storefront.community import regions
from storefront.community.families import Family
from storefront.fairs import allocations, applications, calls, exhibitions, fees, invoices, stalls
from storefront.fairs.applications import WITHDRAWABLE, ExhibitApplication
from storefront.fairs.calls import ExhibitorCall
from storefront.kernel import clock, paging
from storefront.web.family import desk
from storefront.web.family.application_form import FIELDS, ApplicationForm, Offered, offered_to
from storefront.web.family.entitled import may_use
from storefront.web.kit import fee_words
from storefront.web.kit.doors import actor
from storefront.web.kit.fair_words import APPLICATIONS, MOMENTS
from storefront.web.kit.flashes import say
from storefront.web.kit.page_links import PageLinks
from storefront.web.kit.requests import key_of
from storefront.web.kit.saving import keep
from storefront.web.kit.steps import take
from storefront.web.shop.exhibition_page import between_words, place_words

fairs = Blueprint("fairs", __name__)
LATE = lazy_gettext("تغيّرت حال هذا الطلب قبل هذا، فلم يُعمل به.")


@dataclass(frozen=True)
class Row:
    """A call as the list prints it: what, where, until when, what a place costs, the family's own application if there is one."""

    call: ExhibitorCall
    place: str
    is_near: bool
    is_open: bool
    ends: Any
    application: ExhibitApplication | None
    state: tuple[str, str, str] | None


@fairs.get("/fairs")
def index() -> str:
    """The calls that run, those of the family's own region first where it asks for them alone; and its own applications."""
    family, path = desk.family(), url_for(".index")
    near, number = key_of(request.args.get("region")), paging.page_number(request.args.get("page"))
    mine = request.args.get("show") == "mine"
    if mine:
        applied = applications.page_of_family(family.id, number=number)
        rows, links = (
            [row_of(one.call, one, family) for one in applied.rows],
            PageLinks(applied, path, {"show": "mine"}),
        )
    else:
        running = calls.current(region_id=near, number=number)
        rows, links = rows_of_calls(running.rows, family), PageLinks(running, path, {"region": near})
    return render_template(
        "family/fairs/index.html",
        rows=rows,
        mine=mine,
        near=near,
        region=regions.atlas().regions_by_id[family.region_id],
        held=allocations.held_by(family.id),
        open_plans=[] if mine else allocations.to_choose_from(),
        page=links,
    )


def rows_of_calls(rows: Sequence[ExhibitorCall], family: Family) -> list[Row]:
    own = applications.of_calls(family.id, [call.id for call in rows])
    return [row_of(call, own.get(call.id), family) for call in rows]


def row_of(call: ExhibitorCall, application: ExhibitApplication | None, family: Family) -> Row:
    venue = call.exhibition.venue
    region_id = regions.place(venue.city_id)[1].id if venue else 0
    return Row(
        call,
        place_words(venue) if venue else "",
        region_id == family.region_id,
        calls.is_open(call, call.exhibition, clock.now()),
        call.closes_at,
        application,
        state_of(application) if application else None,
    )


def state_of(application: ExhibitApplication) -> tuple[str, str, str]:
    """The state of an application: words, look and icon."""
    words, look, icon = APPLICATIONS[application.state]
    return gettext(words), look, icon


@fairs.get("/fairs/<int:call_id>")
def show(call_id: int) -> str:
    """One call: when, where, for whom, at what price, on which terms; the application, or the form of one."""
    call, family = calls.shown(call_id), desk.family()
    application = applications.find_of_family(call_id, family.id)
    choices = choices_of(call, application, family)
    return page(call, ApplicationForm.filled(application, choices), application, choices)


def choices_of(call: ExhibitorCall, application: ExhibitApplication | None, family: Family) -> list[Offered]:
    """What the family may apply with, where it may apply."""
    return offered_to(family.id, calls.quotas_of(call.id)) if may_apply(call, application) else []


def may_apply(call: ExhibitorCall, application: ExhibitApplication | None) -> bool:
    """Whether a form stands open: while the call is, for whoever has not applied, or was not answered yet."""
    is_open = calls.is_open(call, call.exhibition, clock.now())
    return is_open and (application is None or application.state in ("submitted", "withdrawn"))


def page(
    call: ExhibitorCall,
    form: ApplicationForm,
    application: ExhibitApplication | None,
    choices: Sequence[Offered],
) -> str:
    """The page; its form stands open only while the call is."""
    now, exhibition = clock.now(), call.exhibition
    is_open = calls.is_open(call, exhibition, now)
    return render_template(
        "family/fairs/show.html",
        call=call,
        exhibition=exhibition,
        form=form,
        application=application,
        state=state_of(application) if application else None,
        choices=choices,
        span=between_words(exhibition.first_day, exhibition.last_day),
        place=place_words(exhibition.venue) if exhibition.venue else "",
        moment=gettext(MOMENTS[call.fee_moment]),
        **invoice_of(application),
        free_days=fees.endings.FREE_DAYS,
        is_open=is_open,
        opens_later=now < call.opens_at,
        may_apply=may_apply(call, application),
        may_withdraw=application is not None
        and application.state in WITHDRAWABLE
        and exhibition.state in exhibitions.CHANGEABLE,
        may_answer=application is not None
        and application.state == "offered"
        and not applications.is_over(application, now),
        ahead=applications.ahead_of(application)
        if application is not None and application.state == "waitlisted"
        else 0,
        sees_documents=may_use("documents", desk.family().id),
        stall=stall_of(exhibition.id, application),
    )


def invoice_of(application: ExhibitApplication | None) -> dict[str, Any]:
    """What its family owes, if it was asked for anything; whoever only asks for a place owes nothing."""
    asked = application if application and application.state != "submitted" else None
    invoice = invoices.find_of_application(asked.id) if asked else None
    if invoice is None:
        return {"invoice": None}
    left = 0 if invoice.is_sponsored else fee_words.left_of(invoice)
    return {"invoice": invoice, "invoice_state": fee_words.state_of(invoice), "invoice_left": left}


def stall_of(exhibition_id: int, application: ExhibitApplication | None) -> tuple[str, str] | None:
    """The numbers of the stalls of a family that comes, which may be none yet, and the way to them; nothing without a plan."""
    if application is None or application.state != "confirmed":
        return None
    plan = stalls.find(exhibition_id)
    if plan is None:
        return None
    numbers = [one.stall.number for one in allocations.of_family(plan.id, application.family_id)]
    return gettext("، ").join(numbers), url_for("family.fair_stalls.show", exhibition_id=exhibition_id)


@fairs.post("/fairs/<int:call_id>/application")
def application(call_id: int) -> Response | tuple[str, int]:
    """The family applies, or says it otherwise."""
    call, family = calls.shown(call_id), desk.family()
    before = applications.find_of_family(call_id, family.id)
    choices = offered_to(family.id, calls.quotas_of(call_id))
    form = ApplicationForm.offered(choices)
    if keep(form, FIELDS, lambda: sent(call, family, before, form)):
        say("good", gettext("وصل طلبكم. نخبركم بالنتيجة برسالة."))
        return redirect(url_for(".show", call_id=call_id), 303)
    again = calls.shown(call_id)
    return page(again, form, applications.find_of_family(call_id, family.id), choices), 422


def sent(call: ExhibitorCall, family: Family, before: ExhibitApplication | None, form: ApplicationForm) -> object:
    if before is not None and before.state == "submitted":
        applications.change(before, form.wish, actor())
        return before
    return applications.apply(call.id, family.id, form.wish, actor())


def own(call_id: int) -> ExhibitApplication:
    """The family's application for a call; raises NotFound."""
    family = desk.family()
    found = applications.find_of_family(call_id, family.id)
    return applications.of_family(family.id, found.id if found else 0)


@fairs.post("/fairs/<int:call_id>/acceptance")
def acceptance(call_id: int) -> Response:
    """The family takes the place it was offered."""
    mine = own(call_id)
    take(lambda: applications.accept(mine, actor()), gettext("ثُبّت مكانكم. نراكم هناك!"), late=str(LATE))
    return redirect(url_for(".show", call_id=call_id), 303)


@fairs.post("/fairs/<int:call_id>/withdrawal")
def withdrawal(call_id: int) -> Response:
    """The family does not come; its place goes to who waits."""
    mine, reason = own(call_id), request.form.get("reason", "")
    take(lambda: applications.withdraw(mine, reason, actor()), gettext("سُحب طلبكم."), late=str(LATE))
    return redirect(url_for(".show", call_id=call_id), 303)
