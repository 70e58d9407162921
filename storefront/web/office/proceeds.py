"""What organisers are paid of their exhibitions' fees: who is owed what, a transfer written down by one person and confirmed by
another."""

from flask import Blueprint, redirect, render_template, request, url_for
from flask_babel import gettext, lazy_gettext
from werkzeug.wrappers import Response
from wtforms import StringField
from wtforms.validators import DataRequired

from storefront.fairs import closings, fees
from storefront.fairs import proceeds as fairs
from storefront.fairs.exhibitions import Exhibition
from storefront.fairs.proceeds import MOST_HOLDER, MOST_REFERENCE
from storefront.insight import journal
from storefront.kernel import ibans, paging
from storefront.kernel.refusals import N_, NotNow, NotValid, Refusal
from storefront.treasury.interests import OwnInterest
from storefront.web.kit.doors import actor
from storefront.web.kit.flashes import say
from storefront.web.kit.forms import Form, on_one_line, upto
from storefront.web.kit.page_links import PageLinks
from storefront.web.kit.saving import keep
from storefront.web.kit.steps import take
from storefront.web.office.journal import noted

proceeds = Blueprint("proceeds", __name__)
LATE = lazy_gettext("تغيّرت حال هذا التحويل قبل هذا، فلم يُعمل به.")
STATES = {
    "planned": (N_("ينتظر التحويل"), "warn", "hourglass"),
    "paid": (N_("حُوّل"), "good", "circle-check"),
    "dropped": (N_("أُلغي"), "", "ban"),
}
OF_PLAN: dict[type[Refusal], str] = {
    ibans.IbanIsNotValid: "iban",
    ibans.IbanIsNotSaudi: "iban",
    NotValid: "holder",
    fairs.refusals.NothingToPayOut: "holder",
    OwnInterest: "holder",
    fairs.refusals.OneIsPlanned: "holder",
}
OF_PROOF: dict[type[Refusal], str] = {
    NotValid: "reference",
    NotNow: "reference",
    fairs.refusals.SecondPersonIsNeeded: "reference",
    OwnInterest: "reference",
    fairs.refusals.SumHasChanged: "reference",
}
NEWEST_NOTES = 5
OPEN = {  # what keeps an exhibition that is over from being settled
    "invoices": N_("فواتير لم تُسدَّد أو لم يَعُد مالها"),
    "deposits": N_("تأمينات لم يُقرَّر فيها"),
    "cash": N_("مبالغ نقدية يعيدها المنظّم"),
    "coming": N_("رسوم قد تعود"),
    "due": N_("مال لم يُصرف"),
    "payouts": N_("تحويلات تنتظر"),
    "stalls": N_("بسطات لم تُعدّ"),
    "sales": N_("مبيعات بسطات تُسوّى"),
}
SUMS = ("coming", "due")


class PlanForm(Form):
    """To which account."""

    holder = StringField(
        lazy_gettext("اسم صاحب الحساب"),
        [DataRequired(lazy_gettext("اكتبوا اسم صاحب الحساب كما هو في البنك.")), upto(MOST_HOLDER)],
        filters=[on_one_line],
    )
    iban = StringField(
        lazy_gettext("الآيبان"), [DataRequired(lazy_gettext("اكتبوا رقم الآيبان."))], filters=[on_one_line]
    )


class ProofForm(Form):
    """By which transfer it went."""

    reference = StringField(
        lazy_gettext("رقم التحويل"),
        [DataRequired(lazy_gettext("اكتبوا رقم التحويل، فبه يُعرف في كشف البنك.")), upto(MOST_REFERENCE)],
        filters=[on_one_line],
    )


@proceeds.get("/proceeds")
def index() -> str:
    """Exhibitions whose fees the market holds, those first that are to be paid out."""
    found = fairs.page(number=paging.page_number(request.args.get("page")))
    return render_template("office/proceeds/index.html", page=PageLinks(found, url_for(".index"), {}))


@proceeds.get("/proceeds/<int:exhibition_id>")
def show(exhibition_id: int) -> str:
    """One exhibition: how it stands in the books, its transfers, the next one."""
    return page_of(fairs.exhibition(exhibition_id))


def page_of(exhibition: Exhibition, *, form: PlanForm | None = None, proof: ProofForm | None = None) -> str:
    """The page, with the form that came back if one did."""
    subject, rows = f"exhibition:{exhibition.id}", fairs.of_exhibition(exhibition.id)
    return render_template(
        "office/proceeds/show.html",
        exhibition=exhibition,
        standing=fees.standing(exhibition.id),
        still_open=open_rows(exhibition) if exhibition.state == "finished" else [],
        rows=[(row, state_of(row.state)) for row in rows],
        planned=next((row for row in rows if row.state == "planned"), None),
        is_mine=any(row.state == "planned" and row.planned_by == actor().user_id for row in rows),
        form=form or PlanForm(formdata=None),
        proof=proof or ProofForm(formdata=None),
        notes=noted(journal.page(subjects=[subject]).rows[:NEWEST_NOTES]),
        all_notes=url_for("office.journal.index", subject=subject),
    )


def open_rows(exhibition: Exhibition) -> list[tuple[str, int, bool]]:
    """What is still open of one that is over: in words, how much, and whether that is a sum."""
    found = closings.still_open(exhibition.id)
    return [(gettext(words), found[name], name in SUMS) for name, words in OPEN.items() if name in found]


def state_of(state: str) -> tuple[str, str, str]:
    """How far a transfer is: words, look and icon."""
    words, look, icon = STATES[state]
    return gettext(words), look, icon


@proceeds.post("/proceeds/<int:exhibition_id>")
def create(exhibition_id: int) -> Response | tuple[str, int]:
    """All that may be paid out is to go to an account."""
    exhibition, form = fairs.exhibition(exhibition_id), PlanForm()
    if keep(form, OF_PLAN, lambda: fairs.plan(exhibition, form.holder.data or "", form.iban.data or "", actor())):
        say("good", gettext("كُتب التحويل. حوّلوه من حساب السوق، ثم يسجّله شخص آخر."))
        return redirect(url_for(".show", exhibition_id=exhibition_id), 303)
    return page_of(fairs.exhibition(exhibition_id), form=form), 422


@proceeds.post("/proceeds/<int:exhibition_id>/<int:payout_id>/confirmation")
def confirmation(exhibition_id: int, payout_id: int) -> Response | tuple[str, int]:
    """It went; another person than wrote it down says so."""
    payout, form = fairs.get(exhibition_id, payout_id), ProofForm()
    if keep(form, OF_PROOF, lambda: fairs.confirm(payout, form.reference.data or "", actor())):
        say("good", gettext("سُجّل التحويل في الدفتر."))
        return redirect(url_for(".show", exhibition_id=exhibition_id), 303)
    return page_of(fairs.exhibition(exhibition_id), proof=form), 422


@proceeds.post("/proceeds/<int:exhibition_id>/<int:payout_id>/ending")
def ending(exhibition_id: int, payout_id: int) -> Response:
    """It is not sent."""
    payout = fairs.get(exhibition_id, payout_id)
    take(lambda: fairs.drop(payout, actor()), gettext("أُلغي التحويل."), late=str(LATE))
    return redirect(url_for(".show", exhibition_id=exhibition_id), 303)
