"""What came into the market's own account: statements seen and taken in, and the list of the sums."""

from collections.abc import Mapping

from flask import Blueprint, redirect, render_template, request, url_for
from flask_babel import gettext, lazy_gettext
from flask_wtf.file import FileField, FileRequired
from werkzeug.wrappers import Response

from storefront.kernel import paging, units
from storefront.kernel.refusals import N_, NotNow, NotValid
from storefront.treasury import bank as treasury
from storefront.treasury import extracts
from storefront.treasury.extracts import First, Manner
from storefront.web.kit.doors import actor
from storefront.web.kit.errors import sentence
from storefront.web.kit.flashes import say
from storefront.web.kit.forms import Form
from storefront.web.kit.page_links import PageLinks
from storefront.web.office.desk import asked_state

bank = Blueprint("bank", __name__)

STATES = {  # by what became of a sum
    "asked": (N_("تنتظر جوابكم"), "warn", "circle-help"),
    "unknown": (N_("تنتظر من يعرفها"), "warn", "circle-help"),
    "waiting": (N_("بعض الثمن"), "info", "hourglass"),
    "used": (N_("دُفع بها"), "good", "circle-check"),
    "going_back": (N_("تعود إلى صاحبها"), "info", "undo-2"),
    "returned": (N_("أُعيدت إلى صاحبها"), "", "undo-2"),
    "elsewhere": (N_("مقيّدة من طريق آخر"), "", "link"),
    "dropped": (N_("ليست حوالة مستقلة"), "", "x"),
}
DOUBTS = {
    "again": N_("تشبه حوالة أُدخلت من قبل. أهي غيرها؟"),
    "renamed": N_("رقمها في البنك لحوالة أخرى بمبلغ آخر. أهي غيرها؟"),
    "unfit": N_("لا يطابق مبلغُها الرصيدَ قبلها وبعدها. أهو صحيح؟"),
    "future": N_("تاريخها لم يأتِ بعد. أهو صحيح؟"),
    "old": N_("تاريخها قبل أكثر من سنة. أهو صحيح؟"),
    "huge": N_("مبلغها كبير جداً. أهو صحيح؟"),
    "account": N_("بجانبها رقم حساب غير حساب السوق. أدخلت حساب السوق؟"),
    "own": N_("طلبها لمن أدخلوا الكشف أو لأسرتهم، فيُدخلها غيرهم من المكتب. أهي صحيحة؟"),
}
FIRSTS = {First.DAY: N_("اليوم أولاً"), First.MONTH: N_("الشهر أولاً"), First.YEAR: N_("السنة أولاً")}
SHOWN_ROWS = 200  # of a statement, before it is taken in


class StatementForm(Form):
    """A file of the bank."""

    file = FileField(lazy_gettext("كشف الحساب"), [FileRequired(lazy_gettext("اختاروا ملف الكشف أولاً."))])


@bank.get("/bank")
def index() -> str:
    """A page of the sums that came in, of one state when asked."""
    return page_of()


def page_of(form: StatementForm | None = None) -> str:
    """The sums, and the form for a statement as it came back if it did."""
    state = asked_state(STATES)
    page = treasury.credits_page(fate=state, number=paging.page_number(request.args.get("page")))
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
    statement, first = treasury.get_statement(statement_id), asked_first(request.args)
    seen = treasury.preview(statement, actor(), asked=first)
    is_unclear = seen.manner.first is First.EITHER and statement.imported_at is None
    return render_template(
        "office/bank/show.html",
        statement=statement,
        seen=seen,
        rows=seen.rows[:SHOWN_ROWS],
        asked=[(line, gettext(DOUBTS[doubt])) for line, doubt in seen.asked[:SHOWN_ROWS]],
        leaving=seen.leaving[:SHOWN_ROWS],
        total_minor=sum(line.amount_minor for line, _ in seen.rows),
        placed=sum(1 for _, code in seen.rows if code),
        troubles=[(row, gettext(row.trouble)) for row in seen.wrong[:SHOWN_ROWS]],
        manner=manner_words(seen.manner),
        first=first.value if first else "",
        unclear=seen.manner.unclear if is_unclear else "",
        either=[(key.value, gettext(FIRSTS[key]), day) for key, day in extracts.both_of(seen.manner)]
        if is_unclear
        else [],
    )


def asked_first(values: Mapping[str, str]) -> First | None:
    """What a person says stands first in the days of a file."""
    said = values.get("first", "")
    return First(said) if said in (First.DAY.value, First.MONTH.value) else None


def manner_words(manner: Manner) -> str:
    """How the days of a file were read; nothing where they could not be."""
    if manner.first not in FIRSTS:
        return ""
    words = N_("هجرية، %(first)s") if manner.is_hijri else N_("ميلادية، %(first)s")
    return str(gettext(words, first=gettext(FIRSTS[manner.first])))


@bank.post("/bank/statements/<int:statement_id>/import")
def take_in(statement_id: int) -> Response:
    """Takes a statement in: what payers wrote beside their money is paid by it."""
    first = asked_first(request.form)
    try:
        new = treasury.import_statement(treasury.get_statement(statement_id), actor(), asked=first)
    except (treasury.SomebodyElseImported, treasury.DaysAreUnclear) as refusal:
        units.abandon()
        say("warn", sentence(refusal))
        return redirect(url_for(".show", statement_id=statement_id, first=first.value if first else None), 303)
    except NotNow:
        units.abandon()
        say("warn", gettext("أُدخل هذا الكشف من قبل."))
        return redirect(url_for(".index"), 303)
    say("good", gettext("أُدخل الكشف، وفيه من المبالغ الجديدة: %(number)s.", number=new))
    if asked := treasury.asked_count(statement_id):
        say("warn", gettext("وفيه ما ينتظر جوابكم: %(number)s.", number=asked))
    return redirect(url_for(".index", state="asked" if asked else None), 303)
