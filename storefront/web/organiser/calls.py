"""The call for exhibitors of an exhibition: written, shown with what came of it, published, taken back."""

from dataclasses import dataclass
from typing import Any

from flask import Blueprint, redirect, render_template, request, url_for
from flask_babel import gettext, lazy_gettext
from werkzeug.wrappers import Response

from storefront.fairs import applications
from storefront.fairs import calls as fairs
from storefront.fairs.applications import HOLDING
from storefront.fairs.calls import CallQuota, ExhibitorCall
from storefront.fairs.exhibitions import CHANGEABLE, Exhibition
from storefront.goods import taxonomy
from storefront.kernel import clock
from storefront.web.kit.doors import actor
from storefront.web.kit.fair_words import APPLICATIONS, MOMENTS, SELECTIONS
from storefront.web.kit.flashes import say
from storefront.web.kit.locale import in_language
from storefront.web.kit.saving import keep
from storefront.web.kit.steps import take
from storefront.web.organiser.call_form import (
    ALL,
    FIELDS,
    CallForm,
    all_alike,
    filled,
    fresh,
    named,
    quota_groups,
    typed_quotas,
    values_of,
)
from storefront.web.organiser.desk import own

calls = Blueprint("calls", __name__)
LATE = lazy_gettext("تغيّرت حال الدعوة قبل هذا، فلم يُعمل به.")


@dataclass(frozen=True)
class Room:
    """A sub-category a call invites: how many families there is room for, how many asked, how many places are held."""

    category: str
    most: int
    asked: int
    held: int


@calls.get("/exhibitions/<int:exhibition_id>/call")
def show(exhibition_id: int) -> str | Response:
    """What it says and what came of it; where there is none yet it is asked for."""
    exhibition = own(exhibition_id)
    call = fairs.find_of_exhibition(exhibition_id)
    if call is None:
        return redirect(url_for(".edit", exhibition_id=exhibition_id), 303)
    counts = applications.counts_of_call(call.id)
    return render_template(
        "organiser/calls/show.html",
        exhibition=exhibition,
        call=call,
        counts=[(gettext(APPLICATIONS[state][0]), state, counts.get(state, 0)) for state in APPLICATIONS],
        total=sum(counts.values()),
        rooms=rooms_of(call, fairs.quotas_of(call.id)),
        words={"selection": gettext(SELECTIONS[call.selection]), "moment": gettext(MOMENTS[call.fee_moment])},
        state=state_of(call, exhibition),
        may=what_may_be_done(call, exhibition),
    )


def rooms_of(call: ExhibitorCall, rows: Any) -> list[Room]:
    """What it invites; two questions whatever the number."""
    asked = applications.counts_by_category(call.id, list(APPLICATIONS))
    held = applications.counts_by_category(call.id, HOLDING)
    return [room(row, asked, held) for row in rows]


def room(row: CallQuota, asked: dict[int, int], held: dict[int, int]) -> Room:
    name = in_language(taxonomy.sign(row.category_id), "name")
    return Room(name, row.most, asked.get(row.category_id, 0), held.get(row.category_id, 0))


def state_of(call: ExhibitorCall, exhibition: Exhibition) -> tuple[str, str, str]:
    """How far it is: words, look and icon."""
    now = clock.now()
    if call.published_at is None:
        return gettext("لم تُنشر بعد"), "", "pencil"
    if call.decided_at is not None:
        return gettext("أُعلنت النتيجة"), "good", "circle-check"
    if fairs.is_open(call, exhibition, now):
        return gettext("باب التقديم مفتوح"), "good", "check"
    if fairs.has_closed(call, now):
        return gettext("أُغلق باب التقديم"), "warn", "hourglass"
    return gettext("يُفتح لاحقاً"), "info", "clock"


def what_may_be_done(call: ExhibitorCall, exhibition: Exhibition) -> set[str]:
    """What its state allows."""
    now = clock.now()
    may = {"edit"} if exhibition.state in CHANGEABLE else set()
    if call.published_at is None:
        return may | ({"publish"} if exhibition.state == "announced" else {"announce"})
    may |= set() if fairs.was_open(call, now) else {"take_back"}
    closed = fairs.has_closed(call, now) and call.decided_at is None and exhibition.state in CHANGEABLE
    return may | ({"choose"} if closed else set())


@calls.get("/exhibitions/<int:exhibition_id>/call/edit")
def edit(exhibition_id: int) -> str | Response:
    """Asks for the terms; the first time with a usual span filled in. Without days there is nothing to span."""
    exhibition, call = own(exhibition_id), fairs.find_of_exhibition(exhibition_id)
    if exhibition.first_day is None:
        say("warn", gettext("تُكتب أيام الفعالية أولاً، ثم دعوة المشاركة."))
        return redirect(url_for("organiser.days.edit", exhibition_id=exhibition_id), 303)
    if call is None:
        return page(exhibition, None, fresh(exhibition.first_day), {})
    return page(exhibition, call, filled(call), values_of(fairs.quotas_of(call.id)))


def page(exhibition: Exhibition, call: ExhibitorCall | None, form: CallForm, values: dict[int, str]) -> str:
    stands = call is not None and fairs.was_open(call, clock.now())
    return render_template(
        "organiser/calls/form.html",
        exhibition=exhibition,
        call=call,
        form=form,
        groups=quota_groups(values),
        stands=stands,
    )


@calls.post("/exhibitions/<int:exhibition_id>/call")
def update(exhibition_id: int) -> Response | tuple[str, int]:
    """It says this from now on; or every sub-category has the same number before it is looked at again."""
    exhibition, call = own(exhibition_id), fairs.find_of_exhibition(exhibition_id)
    form = named(CallForm())
    if ALL in request.form:
        each = form.each.data if form.each.data else 0
        return page(exhibition, call, form, all_alike(each) if each else typed_quotas()), 422
    opens_at = form.opens_at()
    if opens_at and keep(form, FIELDS, lambda: written(exhibition, call, form.terms(opens_at))):
        say("good", gettext("حُفظت الدعوة."))
        return redirect(url_for(".show", exhibition_id=exhibition_id), 303)
    return page(own(exhibition_id), fairs.find_of_exhibition(exhibition_id), form, typed_quotas()), 422


def written(exhibition: Exhibition, call: ExhibitorCall | None, terms: fairs.Terms) -> object:
    if call is None:
        return fairs.prepare(exhibition, terms, actor())
    fairs.rewrite(call, terms, actor())
    return call


def called(exhibition_id: int) -> tuple[Exhibition, ExhibitorCall]:
    """An exhibition of this person's bodies and its call; raises NotFound where either is not there."""
    return own(exhibition_id), fairs.of_exhibition(exhibition_id)


@calls.post("/exhibitions/<int:exhibition_id>/call/publication")
def publication(exhibition_id: int) -> Response:
    """Everybody reads it from now on."""
    _, call = called(exhibition_id)
    take(lambda: fairs.publish(call, actor()), gettext("نُشرت الدعوة، وتقرؤها الأسر الآن."), late=str(LATE))
    return redirect(url_for(".show", exhibition_id=exhibition_id), 303)


@calls.post("/exhibitions/<int:exhibition_id>/call/withdrawal")
def withdrawal(exhibition_id: int) -> Response:
    """Its body alone sees it again."""
    _, call = called(exhibition_id)
    take(lambda: fairs.take_back(call, actor()), gettext("سُحبت الدعوة، ولا يراها غيركم."), late=str(LATE))
    return redirect(url_for(".show", exhibition_id=exhibition_id), 303)
