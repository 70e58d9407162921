"""One sum that came into the market's own account, and what a person decides about it."""

from flask import Blueprint, redirect, render_template, request, url_for
from flask_babel import gettext, lazy_gettext
from werkzeug.wrappers import Response
from wtforms import StringField
from wtforms.validators import InputRequired

from storefront.kernel import units
from storefront.kernel.refusals import NotNow
from storefront.treasury import bank as treasury
from storefront.treasury.interests import OwnInterest
from storefront.web.kit.doors import actor
from storefront.web.kit.errors import sentence
from storefront.web.kit.flashes import say
from storefront.web.kit.forms import Form, trimmed, upto
from storefront.web.office.bank import DOUBTS, STATES
from storefront.web.office.desk import ReasonForm

credits = Blueprint("credits", __name__)


class CodeForm(Form):
    """What a sum is for, as a person found out."""

    code = StringField(
        lazy_gettext("رقم الطلب"),
        [InputRequired(lazy_gettext("اكتبوا رقم الطلب.")), upto(40)],
        filters=[trimmed],
    )


@credits.get("/bank/credits/<int:credit_id>")
def show(credit_id: int) -> str:
    """One sum, and what a person can decide about it."""
    return credit_page(treasury.get_credit(credit_id))


def credit_page(
    one: treasury.BankCredit,
    *,
    code: CodeForm | None = None,
    reason: ReasonForm | None = None,
    elsewhere: ReasonForm | None = None,
) -> str:
    """The page of a sum, with the form that came back if one did."""
    fate = treasury.fate_of(one)
    words, kind, icon = STATES[fate]
    return render_template(
        "office/credits/show.html",
        credit=one,
        fate=fate,
        look=(gettext(words), kind, icon),
        doubt=gettext(DOUBTS[one.doubt]) if one.doubt else "",
        order=treasury.code_of(one),
        surplus=treasury.surplus_of(one) if fate == "used" else None,
        code=code or CodeForm(formdata=None, prefix="code-"),
        reason=reason or ReasonForm(formdata=None, prefix="reason-"),
        elsewhere=elsewhere or ReasonForm(formdata=None, prefix="elsewhere-"),
    )


@credits.get("/bank/credits/<int:credit_id>/assignment")
def new(credit_id: int) -> str | tuple[str, int]:
    """What saying that a sum is for an order would do, before it is said."""
    one, form = treasury.get_credit(credit_id), CodeForm(request.args, prefix="code-")
    if not form.validate():
        return credit_page(one, code=form), 422
    try:
        found = treasury.assignment_of(str(form.code.data))
    except treasury.CodeIsUnknown as refusal:
        form.refuse("code", refusal, sentence(refusal))
        return credit_page(one, code=form), 422
    return render_template("office/credits/new.html", credit=one, found=found, over_minor=over(one, found))


def over(credit: treasury.BankCredit, found: treasury.Assignment) -> int:
    """By how much a sum is more than an order still needs, in halalas; less than nothing where it is not enough."""
    return found.arrived_minor + credit.amount_minor - found.due_minor


@credits.post("/bank/credits/<int:credit_id>/assignment")
def create(credit_id: int) -> Response | tuple[str, int]:
    """A person says which order a sum is for."""
    one, form = treasury.get_credit(credit_id), CodeForm(prefix="code-")
    if not form.validate_on_submit():
        return credit_page(one, code=form), 422
    try:
        treasury.assign(one, str(form.code.data), actor())
    except treasury.CodeIsUnknown as refusal:
        form.refuse("code", refusal, sentence(refusal))
        return credit_page(treasury.get_credit(credit_id), code=form), 422
    except OwnInterest as refusal:
        units.abandon()
        form.refuse("code", refusal, sentence(refusal))
        return credit_page(treasury.get_credit(credit_id), code=form), 403
    except NotNow:
        return moved_on(credit_id)
    say("good", gettext("نُسب المبلغ إلى الطلب %(code)s.", code=str(form.code.data).upper()))
    return redirect(url_for("office.bank.index", state="unknown"), 303)


@credits.post("/bank/credits/<int:credit_id>/assignment/removal")
def destroy(credit_id: int) -> Response:
    """A person takes a sum away again from the order it was said to be for, while it has paid nothing."""
    try:
        treasury.take_away(treasury.get_credit(credit_id), actor())
    except OwnInterest as refusal:
        return not_theirs(credit_id, refusal)
    except NotNow:
        return moved_on(credit_id)
    say("good", gettext("لم يعد المبلغ منسوباً إلى طلب. انسبوه إلى طلبه أو أعيدوه."))
    return redirect(url_for(".show", credit_id=credit_id), 303)


@credits.post("/bank/credits/<int:credit_id>/answer")
def answer(credit_id: int) -> Response:
    """A person says whether a sum the office was asked about is one of its own."""
    one, is_own = treasury.get_credit(credit_id), request.form.get("own") == "yes"
    try:
        (treasury.take_in if is_own else treasury.drop)(one, actor())
    except OwnInterest as refusal:
        return not_theirs(credit_id, refusal)
    except NotNow:
        return moved_on(credit_id)
    say("good", gettext("أُدخل المبلغ.") if is_own else gettext("تُرك المبلغ، ولم يُقيَّد."))
    return redirect(url_for("office.bank.index", state="asked"), 303)


@credits.post("/bank/credits/<int:credit_id>/return")
def give_back(credit_id: int) -> Response | tuple[str, int]:
    """A person has sent a sum back to whoever it came from."""
    one, form = treasury.get_credit(credit_id), ReasonForm(prefix="reason-")
    if not form.validate_on_submit():
        return credit_page(one, reason=form), 422
    try:
        treasury.give_back(one, actor(), note=str(form.reason.data))
    except NotNow:
        return moved_on(credit_id)
    say("good", gettext("سُجّل أن المبلغ أُعيد إلى صاحبه."))
    return redirect(url_for("office.bank.index", state="unknown"), 303)


@credits.post("/bank/credits/<int:credit_id>/elsewhere")
def elsewhere(credit_id: int) -> Response | tuple[str, int]:
    """A person knows that a sum is booked by another way."""
    one, form = treasury.get_credit(credit_id), ReasonForm(prefix="elsewhere-")
    if not form.validate_on_submit():
        return credit_page(one, elsewhere=form), 422
    try:
        treasury.leave_to_others(one, actor(), note=str(form.reason.data))
    except NotNow:
        return moved_on(credit_id)
    say("good", gettext("سُجّل أن المبلغ مقيّد من طريق آخر."))
    return redirect(url_for("office.bank.index", state="unknown"), 303)


def not_theirs(credit_id: int, refusal: OwnInterest) -> Response:
    """Another person of the office has to say so."""
    units.abandon()
    say("bad", sentence(refusal))
    return redirect(url_for(".show", credit_id=credit_id), 303)


def moved_on(credit_id: int) -> Response:
    """Somebody else was faster."""
    units.abandon()
    say("warn", gettext("بُتّ في هذا المبلغ قبل هذه الخطوة، وما ترونه هو حاله الآن."))
    return redirect(url_for(".show", credit_id=credit_id), 303)
