"""Refunds in the office: how far each is; what could not be carried out is tried again or paid from the bank."""

from collections.abc import Callable, Sequence

from flask import Blueprint, redirect, render_template, request, url_for
from flask_babel import gettext, lazy_gettext
from werkzeug.wrappers import Response
from wtforms import StringField
from wtforms.validators import DataRequired, Length

from storefront.insight import journal, paying
from storefront.kernel import paging, units
from storefront.trade import handbacks
from storefront.treasury import gateways
from storefront.treasury import payments as treasury
from storefront.treasury import refunds as deeds
from storefront.treasury.interests import OwnInterest
from storefront.treasury.payments import Refund
from storefront.web.kit.doors import actor
from storefront.web.kit.errors import sentence
from storefront.web.kit.forms import Form, trimmed
from storefront.web.kit.page_links import PageLinks
from storefront.web.kit.steps import take
from storefront.web.office import payment_words as words
from storefront.web.office.alarm_words import sentence as alarm_sentence
from storefront.web.office.desk import asked_state
from storefront.web.office.journal import noted

refunds = Blueprint("refunds", __name__)
NEWEST_NOTES, MOST_NOTE = 5, 80


class TransferForm(Form):
    """By which transfer of ours the money went."""

    note = StringField(
        lazy_gettext("رقم التحويل"),
        [DataRequired(lazy_gettext("اكتبوا رقم التحويل، فبه يُعرف في كشف البنك.")), Length(max=MOST_NOTE)],
        filters=[trimmed],
    )


class BeliefForm(Form):
    """How somebody of the office knows that a family gave cash which its shopper denied."""

    found = StringField(
        lazy_gettext("كيف عرفتم أن الأسرة أعطته؟"),
        [DataRequired(lazy_gettext("اكتبوا كيف عرفتم، فهو يبقى في السجل.")), Length(max=MOST_NOTE)],
        filters=[trimmed],
    )


@refunds.get("/refunds")
def index() -> str:
    """A page of refunds, the newest first; in one state when asked."""
    state = asked_state(words.REFUND_LISTS)
    found = paying.refunds_page(state=state, number=paging.page_number(request.args.get("page")))
    return render_template(
        "office/refunds/index.html",
        state=state,
        states=words.choices(words.REFUND_LISTS),
        page=PageLinks(found, url_for(".index"), {"state": state or None}),
        look=words.look_of_refund,
        why=lambda one: words.said(words.REASONS, one),
    )


@refunds.get("/refunds/<int:refund_id>")
def show(refund_id: int) -> str:
    """One refund: of which payment, why, how far, and what a person can do."""
    return page_of(treasury.get_refund(refund_id))


def page_of(refund: Refund, *, form: TransferForm | None = None, belief: BeliefForm | None = None) -> str:
    """The page of a refund, with the form that came back if one did."""
    seen, subject = paying.whole(refund.payment_id), f"refund:{refund.id}"
    return render_template(
        "office/refunds/show.html",
        refund=refund,
        seen=seen,
        look=words.look_of_refund(refund),
        why=words.said(words.REASONS, refund.reason),
        way=way_of(refund),
        trouble=words.trouble_words(refund.trouble)
        if refund.state != "failed"
        else words.failure_words(refund.trouble),
        may_try=may_try(refund),
        is_left=(refund.state == "asked" and refund.way in treasury.refunding.HANDS)
        or deeds.is_left_for(seen.payment, refund),
        code=refund.trouble if refund.state == "failed" and refund.trouble not in words.TROUBLES else "",
        twins=twins_of(refund, seen.refunds),
        alarms=[(one, alarm_sentence(one)) for one in seen.alarms if one.subject == subject and not one.closed_at],
        denied=refund.state == "failed" and refund.trouble == treasury.refunding.DENIED,
        credits=paying.credits_behind(refund) if gateways.account_of(seen.payment.gateway) else [],
        form=form or TransferForm(formdata=None),
        belief=belief or BeliefForm(formdata=None),
        notes=noted(journal.page(subjects=[subject]).rows[:NEWEST_NOTES]),
        all_notes=url_for("office.journal.index", subject=subject),
    )


def twins_of(refund: Refund, others: Sequence[Refund]) -> list[Refund]:
    """The found refunds that may stand for a refund that was not asked for because of them."""
    waits = refund.state == "failed" and refund.trouble == treasury.refunding.OVERLAPS
    return [one for one in others if waits and one.state == "unattributed" and deeds.is_for(one, refund)]


def way_of(refund: Refund) -> str:
    """By which way the money went, once it did."""
    ways = {
        "provider": gettext("من شركة الدفع"),
        "hand": gettext("من حساب السوق، بيد موظف"),
        "bank": gettext("سحبه البنك من حساب السوق"),
        "dispute": gettext("من مصرف حامل البطاقة"),
        "family": gettext("نقداً من يد الأسرة"),
        "organiser": gettext("نقداً من يد المنظّم"),
    }
    return str(ways.get(refund.way, refund.way)) if refund.state == "done" else ""


def may_try(refund: Refund) -> bool:
    """Whether there is a provider that could carry it out."""
    payment = treasury.whole_attempt(refund.attempt_id) if refund.attempt_id else None
    gateway = gateways.GATEWAYS.get(payment[0].provider) if payment else None
    can = gateway is not None and gateway.capabilities.gives_back
    return refund.state == "failed" and can and refund.trouble != treasury.refunding.DIFFERS


@refunds.post("/refunds/<int:refund_id>/trial")
def trial(refund_id: int) -> Response:
    """What failed is asked for once more."""
    refund = treasury.get_refund(refund_id)

    def act() -> None:
        deeds.try_again(refund, actor())
        journal.note("RefundTriedAgain", subject=f"refund:{refund.id}", actor_id=actor().user_id)

    return taken(refund, act, gettext("يُعاد المبلغ من جديد خلال دقيقة."))


@refunds.post("/refunds/<int:refund_id>/transfer")
def transfer(refund_id: int) -> Response | tuple[str, int]:
    """A person has paid it from the market's account, and says how."""
    refund, form = treasury.get_refund(refund_id), TransferForm()
    if not form.validate_on_submit():
        return page_of(refund, form=form), 422
    note = str(form.note.data)

    def act() -> None:
        deeds.give_by_hand(refund, actor(), note=note)
        journal.note("RefundGivenByHand", subject=f"refund:{refund.id}", actor_id=actor().user_id, reason=note)

    try:
        return taken(refund, act, gettext("سُجّل أن المبلغ أُعيد من حساب السوق."))
    except OwnInterest as refusal:
        units.abandon()
        form.refuse("note", refusal, sentence(refusal))
        return page_of(treasury.get_refund(refund_id), form=form), 403


@refunds.post("/refunds/<int:refund_id>/belief")
def belief(refund_id: int) -> Response | tuple[str, int]:
    """A family did give what its shopper denied."""
    refund, form = treasury.get_refund(refund_id), BeliefForm()
    if not form.validate_on_submit():
        return page_of(refund, belief=form), 422
    found = str(form.found.data)

    def act() -> None:
        handbacks.believe(refund, actor(), reason=found)
        journal.note("CashBelieved", subject=f"refund:{refund.id}", actor_id=actor().user_id, reason=found)

    try:
        return taken(refund, act, gettext("سُجّل أن الأسرة أعطت المبلغ، وحُسب لها."))
    except OwnInterest as refusal:
        units.abandon()
        form.refuse("found", refusal, sentence(refusal))
        return page_of(treasury.get_refund(refund_id), belief=form), 403


def taken(refund: Refund, step: Callable[[], None], told: str) -> Response:
    """A step, and the page of the refund as it is after it. Raises OwnInterest."""
    here = url_for(".show", refund_id=refund.id)
    take(step, told, late=gettext("تغيّر حال المبلغ قبل هذه الخطوة، وما ترونه هو حاله الآن."), but=(OwnInterest,))
    return redirect(here, 303)
