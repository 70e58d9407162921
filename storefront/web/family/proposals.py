"""Proposing another date: a page of its own that says what follows, which days have room, and asks for a reason; taking it
back."""

from datetime import date

from flask import Blueprint, redirect, render_template, url_for
from flask_babel import gettext, lazy_gettext
from werkzeug.wrappers import Response
from wtforms import DateField, TextAreaField
from wtforms.validators import InputRequired, Length

from storefront.kernel import clock, units
from storefront.kernel.refusals import NotNow, NotValid, Refusal
from storefront.trade import orders
from storefront.trade import proposals as trade
from storefront.trade.orders import Parcel
from storefront.web.family import desk
from storefront.web.family.reach import told
from storefront.web.kit.doors import actor
from storefront.web.kit.errors import sentence
from storefront.web.kit.flashes import say
from storefront.web.kit.formats import day
from storefront.web.kit.forms import Form, trimmed, without_contacts

LEAST_REASON, MOST_REASON = 5, 300
proposals = Blueprint("proposals", __name__)


class ProposalForm(Form):
    """Which day instead, and why."""

    on = DateField(lazy_gettext("الموعد الجديد"), [InputRequired(lazy_gettext("اختاروا يوماً."))])
    reason = TextAreaField(
        lazy_gettext("السبب"),
        [
            InputRequired(lazy_gettext("اكتبوا السبب، فالمشتري يقرؤه.")),
            Length(LEAST_REASON, MOST_REASON, lazy_gettext("السبب من 5 أحرف إلى 300 حرف.")),
            without_contacts,
        ],
        filters=[trimmed],
    )


@proposals.get("/orders/<code:parcel_reference>/proposal")
def new(parcel_reference: str) -> str | Response:
    """The question, and what follows from it."""
    parcel = desk.own(orders.of_family, parcel_reference)
    if parcel.state not in trade.policy.PROPOSES:
        return back(parcel, NotNow())
    if trade.open_of(parcel.id):
        return back(parcel, trade.refusals.ProposalIsOpen())
    return page(parcel, ProposalForm(formdata=None))


@proposals.post("/orders/<code:parcel_reference>/proposal")
def create(parcel_reference: str) -> Response | tuple[str, int]:
    """Asks the shopper; what cannot be asked is said beside the form, and nothing of it is lost."""
    parcel = desk.own(orders.of_family, parcel_reference)
    form = ProposalForm()
    if not form.validate_on_submit():
        return page(parcel, form), 422
    on: date = form.on.data
    try:
        trade.propose(parcel, actor(), day=on, reason=str(form.reason.data))
    except NotValid as refusal:
        units.abandon()
        form.refuse("on", refusal, sentence(refusal))
        return page(desk.own(orders.of_family, parcel_reference), form), refusal.status
    except (NotNow, trade.refusals.ProposalIsOpen, trade.refusals.TooManyProposals) as refusal:
        units.abandon()
        return back(parcel, refusal)
    noted = gettext("سُجّل اقتراحكم: %(day)s. نكتب إليكم حين يجيب المشتري.", day=day(on))
    say("good", told(parcel, noted, gettext("وصل اقتراحكم إلى المشتري: %(day)s. نكتب إليكم حين يجيب.", day=day(on))))
    return to_order(parcel_reference)


@proposals.post("/orders/<code:parcel_reference>/proposal/<int:proposal_id>/withdrawal")
def withdraw(parcel_reference: str, proposal_id: int) -> Response:
    """The old date holds after all."""
    parcel = desk.own(orders.of_family, parcel_reference)
    proposal = trade.of_parcel(parcel.id, proposal_id)
    try:
        trade.withdraw(proposal, parcel, actor())
    except (NotNow, trade.refusals.ProposalIsOver):
        units.abandon()
        say("warn", gettext("انتهى هذا الاقتراح من قبل، وما ترونه هو حال الطلب الآن."))
    else:
        say("good", gettext("رجعتم عن الموعد المقترح، والموعد الأول باقٍ."))
    return to_order(parcel_reference)


def page(parcel: Parcel, form: ProposalForm) -> str:
    """The page that asks."""
    first, last = trade.policy.days_open(parcel.way, clock.today())
    return render_template(
        "family/proposals/new.html",
        parcel=parcel,
        form=form,
        first=first,
        last=last,
        hours=trade.policy.ANSWER_HOURS,
        accepts=parcel.state == "placed",
    )


def back(parcel: Parcel, refusal: Refusal) -> Response:
    """To the order, with the reason why nothing was asked."""
    say("warn", sentence(refusal))
    return to_order(parcel.reference)


def to_order(reference: str) -> Response:
    return redirect(url_for("family.orders.show", parcel_reference=reference), 303)
