"""What came into the market's own account: statements taken in, sums nobody could place, and what became of each."""

from flask import Blueprint, redirect, render_template, request, url_for
from flask_babel import gettext, lazy_gettext
from flask_wtf.file import FileField, FileRequired
from werkzeug.wrappers import Response
from wtforms import StringField
from wtforms.validators import InputRequired

from storefront.kernel import paging, units
from storefront.kernel.refusals import N_, NotNow, NotValid
from storefront.treasury import bank as treasury
from storefront.web.kit.doors import actor
from storefront.web.kit.errors import sentence
from storefront.web.kit.flashes import say
from storefront.web.kit.forms import Form, trimmed, upto
from storefront.web.office.desk import ReasonForm, asked_state
from storefront.web.shop.listing import PageLinks

bank = Blueprint("bank", __name__)

STATES = {
    "unknown": (N_("تنتظر من يعرفها"), "warn", "circle-help"),
    "waiting": (N_("بعض الثمن"), "info", "hourglass"),
    "used": (N_("دُفع بها"), "good", "circle-check"),
    "elsewhere": (N_("مقيّدة من طريق آخر"), "", "link"),
    "returned": (N_("أُعيدت"), "", "undo-2"),
}
SHOWN_ROWS = 200  # of a statement, before it is taken in


class StatementForm(Form):
    """A file of the bank."""

    file = FileField(lazy_gettext("كشف الحساب"), [FileRequired(lazy_gettext("اختاروا ملف الكشف أولاً."))])


class CodeForm(Form):
    """What a sum is for, as a person found out."""

    code = StringField(
        lazy_gettext("رقم الطلب"),
        [InputRequired(lazy_gettext("اكتبوا رقم الطلب.")), upto(40)],
        filters=[trimmed],
    )


@bank.get("/bank")
def index() -> str:
    """A page of the sums that came in, of one state when asked."""
    return page_of()


def page_of(form: StatementForm | None = None) -> str:
    """The sums, and the form for a statement as it came back if it did."""
    state = asked_state(STATES)
    page = treasury.credits_page(state=state, number=paging.page_number(request.args.get("page")))
    return render_template(
        "office/bank/index.html",
        state=state,
        states=[(key, gettext(words)) for key, (words, _, _) in STATES.items()],
        looks={key: (gettext(words), kind, icon) for key, (words, kind, icon) in STATES.items()},
        page=PageLinks(page, url_for(".index"), {"state": state or None}),
        form=form or StatementForm(formdata=None),
    )


@bank.post("/bank/statements")
def create() -> Response | tuple[str, int]:
    """Keeps a statement and leads to what taking it in would do; nothing follows from it yet."""
    form = StatementForm()
    if not form.validate_on_submit():
        return page_of(form), 422
    try:
        kept = treasury.keep_statement(form.file.data.filename or "", form.file.data.read(), actor())
    except NotValid as refusal:
        form.refuse("file", refusal, sentence(refusal))
        return page_of(form), 422
    return redirect(url_for(".show", statement_id=kept.id), 303)


@bank.get("/bank/statements/<int:statement_id>")
def show(statement_id: int) -> str:
    """What taking a statement in would do: each new sum with its order, what is known, what nobody can read."""
    statement = treasury.get_statement(statement_id)
    seen = treasury.preview(statement)
    return render_template(
        "office/bank/show.html",
        statement=statement,
        seen=seen,
        rows=seen.rows[:SHOWN_ROWS],
        total_minor=sum(line.amount_minor for line, _ in seen.rows),
        placed=sum(1 for _, code in seen.rows if code),
        troubles=[(row.number, gettext(row.trouble)) for row in seen.wrong],
    )


@bank.post("/bank/statements/<int:statement_id>/import")
def take_in(statement_id: int) -> Response:
    """Takes a statement in: what payers wrote beside their money is paid by it."""
    try:
        new = treasury.import_statement(treasury.get_statement(statement_id))
    except NotNow:
        units.abandon()
        say("warn", gettext("أُدخل هذا الكشف من قبل."))
        return redirect(url_for(".index"), 303)
    say("good", gettext("أُدخل الكشف، وفيه من المبالغ الجديدة: %(number)s.", number=new))
    return redirect(url_for(".index"), 303)


@bank.get("/bank/credits/<int:credit_id>")
def credit(credit_id: int) -> str:
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
    words, kind, icon = STATES[one.state]
    return render_template(
        "office/bank/credit.html",
        credit=one,
        look=(gettext(words), kind, icon),
        code=code or CodeForm(formdata=None, prefix="code-"),
        reason=reason or ReasonForm(formdata=None, prefix="reason-"),
        elsewhere=elsewhere or ReasonForm(formdata=None, prefix="elsewhere-"),
    )


@bank.post("/bank/credits/<int:credit_id>/assignment")
def assignment(credit_id: int) -> Response | tuple[str, int]:
    """A person says which order a sum is for."""
    one, form = treasury.get_credit(credit_id), CodeForm(prefix="code-")
    if not form.validate_on_submit():
        return credit_page(one, code=form), 422
    try:
        treasury.assign(one, str(form.code.data), actor())
    except treasury.CodeIsUnknown as refusal:
        form.refuse("code", refusal, sentence(refusal))
        return credit_page(treasury.get_credit(credit_id), code=form), 422
    except NotNow:
        return moved_on(credit_id)
    say("good", gettext("نُسب المبلغ إلى الطلب %(code)s.", code=str(form.code.data).upper()))
    return redirect(url_for(".index", state="unknown"), 303)


@bank.post("/bank/credits/<int:credit_id>/return")
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
    return redirect(url_for(".index", state="unknown"), 303)


@bank.post("/bank/credits/<int:credit_id>/elsewhere")
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
    return redirect(url_for(".index", state="unknown"), 303)


def moved_on(credit_id: int) -> Response:
    """Somebody else was faster."""
    units.abandon()
    say("warn", gettext("بُتّ في هذا المبلغ قبل هذه الخطوة، وما ترونه هو حاله الآن."))
    return redirect(url_for(".credit", credit_id=credit_id), 303)
