"""The jury of a call at the organisers' desk: who is in it, what it goes by."""

from collections.abc import Sequence
from typing import NamedTuple

from flask import Blueprint, redirect, render_template, request, url_for
from flask_babel import gettext, lazy_gettext
from werkzeug.wrappers import Response
from wtforms import EmailField
from wtforms.validators import InputRequired

from storefront.fairs import applications, juries
from storefront.fairs.juries import MOST_CRITERIA, MOST_WEIGHT, Criterion, Measure
from storefront.kernel import units
from storefront.kernel.refusals import N_, NotFound, NotNow, NotValid, Refusal
from storefront.web.kit.doors import actor
from storefront.web.kit.errors import sentence
from storefront.web.kit.flashes import say
from storefront.web.kit.forms import Form, trimmed, upto
from storefront.web.kit.saving import keep
from storefront.web.kit.steps import take
from storefront.web.organiser.calls import LATE, called

jury = Blueprint("jury", __name__)
SPARE = 2  # empty rows below those there are
FIELDS: dict[type[Refusal], str] = {NotValid: "email", NotFound: "email"}
USUAL = (  # what most juries go by, to begin with
    (N_("جودة الصنع"), "Quality", 3),
    (N_("الأصالة"), "Originality", 2),
    (N_("العرض والتغليف"), "Presentation", 1),
)


class Row(NamedTuple):
    """A criterion as it stands in the form."""

    name_ar: str
    name_en: str
    weight: str


class MemberForm(Form):
    """Who is to judge."""

    email = EmailField(
        lazy_gettext("البريد الإلكتروني"), [InputRequired(lazy_gettext("البريد مطلوب.")), upto(254)], [trimmed]
    )


@jury.get("/exhibitions/<int:exhibition_id>/jury")
def show(exhibition_id: int) -> str:
    """Its members with how far they are, its criteria."""
    return page(exhibition_id, MemberForm(formdata=None))


def page(exhibition_id: int, form: MemberForm, rows: Sequence[Row] | None = None, wrong: str = "") -> str:
    exhibition, call = called(exhibition_id)
    known = juries.criteria_of(call.id)
    counts = applications.counts_of_call(call.id)
    return render_template(
        "organiser/jury/show.html",
        exhibition=exhibition,
        call=call,
        form=form,
        seats=juries.seats_of(call.id),
        to_judge=counts.get("submitted", 0),
        criteria=known,
        rows=rows if rows is not None else rows_of(known),
        weights=range(1, MOST_WEIGHT + 1),
        wrong=wrong,
        stands=call.decided_at is not None or juries.has_scores(call.id),
    )


def rows_of(known: Sequence[Criterion]) -> list[Row]:
    """The criteria as they are, or the usual ones, and a few empty rows."""
    there = [Row(one.name_ar, one.name_en, str(one.weight)) for one in known]
    usual = [Row(words, english, str(weight)) for words, english, weight in USUAL]
    filled = there or usual
    return [*filled, *[Row("", "", "1")] * min(SPARE, MOST_CRITERIA - len(filled))]


@jury.post("/exhibitions/<int:exhibition_id>/jury/criteria")
def criteria(exhibition_id: int) -> Response | tuple[str, int]:
    """What it goes by from now on."""
    (_, call), rows = called(exhibition_id), typed()
    measures = [Measure((row.name_ar, row.name_en), weight_of(row)) for row in rows if row.name_ar or row.name_en]
    try:
        juries.set_criteria(call, measures, actor())
    except (NotValid, NotNow) as refusal:
        units.abandon()
        return page(exhibition_id, MemberForm(formdata=None), rows, sentence(refusal)), 422
    say("good", gettext("حُفظت معايير التحكيم."))
    return redirect(url_for(".show", exhibition_id=exhibition_id), 303)


def typed() -> list[Row]:
    """The rows of the form."""
    columns = [
        [text.strip()[:200] for text in request.form.getlist(name)[: MOST_CRITERIA + SPARE]]
        for name in ("name_ar", "name_en", "weight")
    ]
    return [Row(*row) for row in zip(*columns, strict=False)]


def weight_of(row: Row) -> int:
    """How much a criterion weighs; 0, which is refused, for what is no number."""
    return int(row.weight) if row.weight in {str(number) for number in range(1, MOST_WEIGHT + 1)} else 0


@jury.post("/exhibitions/<int:exhibition_id>/jury/members")
def members(exhibition_id: int) -> Response | tuple[str, int]:
    """Somebody judges from now on."""
    (_, call), form = called(exhibition_id), MemberForm()
    if keep(form, FIELDS, lambda: juries.appoint(call, form.email.data or "", actor())):
        say("good", gettext("انضم العضو إلى لجنة التحكيم، ووصلته رسالة."))
        return redirect(url_for(".show", exhibition_id=exhibition_id), 303)
    return page(exhibition_id, form), 422


@jury.post("/exhibitions/<int:exhibition_id>/jury/members/<int:user_id>/ending")
def ending(exhibition_id: int, user_id: int) -> Response:
    """Somebody no longer judges; what they gave does not count."""
    _, call = called(exhibition_id)
    take(
        lambda: juries.dismiss(call, user_id, actor()),
        gettext("خرج العضو من لجنة التحكيم، ولا تُحسب درجاته."),
        late=str(LATE),
        but=(NotFound,),
    )
    return redirect(url_for(".show", exhibition_id=exhibition_id), 303)
