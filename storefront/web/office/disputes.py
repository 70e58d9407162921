"""Disputes in the office: until when a bank wants an answer, what proves our side, and who bears what it kept."""

from flask import Blueprint, redirect, render_template, request, url_for
from flask_babel import gettext, lazy_gettext
from werkzeug.wrappers import Response
from wtforms import RadioField
from wtforms.fields import SelectChoice
from wtforms.validators import AnyOf

from storefront.insight import journal, paying
from storefront.kernel import paging, units
from storefront.kernel.refusals import N_, NotNow
from storefront.trade import adjustments, orders
from storefront.treasury import disputes as treasury
from storefront.treasury import payments, recipients
from storefront.treasury.disputes import Dispute
from storefront.treasury.interests import OwnInterest
from storefront.web.kit.doors import actor
from storefront.web.kit.errors import sentence
from storefront.web.kit.flashes import say
from storefront.web.kit.page_links import PageLinks
from storefront.web.office import payment_words as words
from storefront.web.office.desk import ReasonForm, asked_state
from storefront.web.office.journal import noted

disputes = Blueprint("disputes", __name__)
NEWEST_NOTES = 5
LETTERS = {
    "order-confirmed": N_("رسالة تأكيد الطلب"),
    "parcel-moved": N_("خطوة في الطلب"),
    "transfer-due": N_("رقم الحساب للتحويل"),
    "money-sent-back": N_("مبلغ في طريق العودة"),
    "return-answered": N_("جواب الاسترجاع"),
    "return-noted": N_("تسجيل طلب الاسترجاع"),
    "return-done": N_("استلام القطع العائدة"),
    "allowance-given": N_("مبلغ رُدّ والبضاعة باقية"),
    "parcel-called-off": N_("إلغاء طرد"),
    "cash-given": N_("نقد أُعيد إلى المشتري"),
    "part-not-taken": N_("قطع لم تُؤخذ عند الباب"),
    "transfer-short": N_("تحويل ناقص"),
    "transfer-ended": N_("انتهاء مهلة التحويل"),
    "date-proposed": N_("اقتراح موعد آخر"),
    "date-settled": N_("جواب اقتراح الموعد"),
}


class BearerForm(ReasonForm):
    """Who bears it."""

    bearer = RadioField(
        lazy_gettext("من يتحمّلها؟"),
        [AnyOf(adjustments.BEARERS, lazy_gettext("اختاروا من يتحمّلها."))],
        choices=[SelectChoice("market", lazy_gettext("السوق")), SelectChoice("family", lazy_gettext("الأسرة"))],
        validate_choice=False,  # what is none of these is refused above, once
    )


@disputes.get("/disputes")
def index() -> str:
    """A page of disputes, what waits for our answer first; in one state when asked."""
    state = asked_state(words.DISPUTES)
    found = paying.disputes_page(state=state, number=paging.page_number(request.args.get("page")))
    return render_template(
        "office/disputes/index.html",
        state=state,
        states=words.choices(words.DISPUTES),
        page=PageLinks(found, url_for(".index"), {"state": state or None}),
        look=lambda one: words.look_of(words.DISPUTES, one),
        reason=lambda one: words.said(words.DISPUTED_FOR, one),
    )


@disputes.get("/disputes/<int:dispute_id>")
def show(dispute_id: int) -> str:
    """One dispute: what it is about, what is held up, what proves our side, who bears it."""
    return page_of(treasury.get(dispute_id))


def page_of(
    dispute: Dispute, *, form: BearerForm | None = None, stop: ReasonForm | None = None, parcel_id: int = 0
) -> str:
    """The page of a dispute, with the form about a parcel that came back if one did."""
    payment = payments.of_attempt(dispute.attempt_id)
    subject = f"payment:{payment.id}"
    stakes = adjustments.stakes(dispute)
    return render_template(
        "office/disputes/show.html",
        company=words.company_words,
        dispute=dispute,
        payment=payment,
        look=words.look_of(words.DISPUTES, dispute.state),
        reason=words.said(words.DISPUTED_FOR, dispute.reason),
        stakes=stakes,
        held=held_of(stakes),
        proof=paying.evidence(payment),
        letter=lambda kind: words.said(LETTERS, kind),
        witness=lambda one: words.said(words.WITNESSES, one),
        whose=lambda one: words.said(words.WHOSE, one),
        codes={stake.parcel.id: stake.parcel.reference for stake in stakes},
        bearer=lambda one: words.said(words.BEARERS, one),
        stops=stops_of(dispute, stakes) | ({parcel_id: stop} if stop else {}),
        forms={**{stake.parcel.id: blank(stake.parcel.id) for stake in stakes}, **({parcel_id: form} if form else {})},
        notes=noted(journal.page(subjects=[subject]).rows[:NEWEST_NOTES]),
        all_notes=url_for("office.journal.index", subject=subject),
    )


def blank(parcel_id: int) -> BearerForm:
    """The form about a parcel with nothing in it."""
    return BearerForm(formdata=None, prefix=prefix_of(parcel_id))


def stops_of(dispute: Dispute, stakes: list[adjustments.Stake]) -> dict[int, ReasonForm]:
    """The forms that call off what of a dispute is not handed over, by parcel."""
    ids = [stake.parcel.id for stake in stakes if adjustments.may_stop(dispute, stake.parcel)]
    return {parcel_id: ReasonForm(formdata=None, prefix=f"stop-{parcel_id}-") for parcel_id in ids}


def prefix_of(parcel_id: int) -> str:
    """What tells the forms of several parcels apart."""
    return f"parcel-{parcel_id}-"


def held_of(stakes: list[adjustments.Stake]) -> set[int]:
    """The parcels whose share is held up now."""
    names = {f"parcel:{stake.parcel.id}": stake.parcel.id for stake in stakes}
    return {names[one] for one in recipients.held_subjects(list(names))}


@disputes.post("/disputes/<int:dispute_id>/parcels/<int:parcel_id>/decision")
def decision(dispute_id: int, parcel_id: int) -> Response | tuple[str, int]:
    """A person says who bears what a lost dispute took of a parcel."""
    dispute, form = treasury.get(dispute_id), BearerForm(prefix=prefix_of(parcel_id))
    if not form.validate_on_submit():
        return page_of(dispute, form=form, parcel_id=parcel_id), 422
    here = url_for(".show", dispute_id=dispute_id)
    try:
        parcel, bearer = orders.get_parcel(parcel_id), str(form.bearer.data)
        adjustments.decide(dispute, parcel, bearer, actor(), reason=str(form.reason.data))
    except OwnInterest as refusal:
        units.abandon()
        form.refuse("reason", refusal, sentence(refusal))
        return page_of(treasury.get(dispute_id), form=form, parcel_id=parcel_id), 403
    except NotNow:
        units.abandon()
        say("warn", gettext("بُتّ في هذا قبل هذه الخطوة، وما ترونه هو حاله الآن."))
        return redirect(here, 303)
    say("good", gettext("سُجّل القرار وقُيّد في الدفتر."))
    return redirect(here, 303)


@disputes.post("/disputes/<int:dispute_id>/parcels/<int:parcel_id>/cancellation")
def cancellation(dispute_id: int, parcel_id: int) -> Response | tuple[str, int]:
    """A parcel that is not handed over is called off, as a bank has its money."""
    dispute, form = treasury.get(dispute_id), ReasonForm(prefix=f"stop-{parcel_id}-")
    if not form.validate_on_submit():
        return page_of(dispute, stop=form, parcel_id=parcel_id), 422
    here = url_for(".show", dispute_id=dispute_id)
    try:
        parcel = orders.get_parcel(parcel_id)
        adjustments.stop(dispute, parcel, actor(), reason=str(form.reason.data))
    except OwnInterest as refusal:
        units.abandon()
        form.refuse("reason", refusal, sentence(refusal))
        return page_of(treasury.get(dispute_id), stop=form, parcel_id=parcel_id), 403
    except NotNow:
        units.abandon()
        say("warn", gettext("تغيّر حال طلب الأسرة قبل هذه الخطوة، وما ترونه هو حاله الآن."))
        return redirect(here, 303)
    say("good", gettext("أُلغي الطلب %(code)s، وعادت قطعه إلى مخزون أسرته.", code=parcel.reference))
    return redirect(here, 303)
