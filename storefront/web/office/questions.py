"""Questions about goods somebody reported, and those the office has hidden: hidden with a reason, shown again, left."""

from flask import Blueprint, redirect, render_template, request, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response

from storefront.kernel import paging
from storefront.kernel.refusals import N_
from storefront.trade import questions as trade
from storefront.trade.questions import Question
from storefront.web.kit.doors import actor
from storefront.web.kit.flashes import say
from storefront.web.kit.page_links import PageLinks
from storefront.web.office.desk import ReasonForm
from storefront.web.shop.question_rows import QuestionRow, rows_of

questions = Blueprint("questions", __name__)
PARTS = {"": N_("بلاغات تنتظر"), "hidden": N_("مخفية")}


@questions.get("/questions")
def index() -> str:
    """A page of questions with a report nobody has decided, or of those that are hidden."""
    show = request.args.get("show", "")
    show = show if show in PARTS else ""
    found = trade.reported(show, number=paging.page_number(request.args.get("page")))
    reports = trade.reports_of([row.id for row in found.rows])
    return render_template(
        "office/questions/index.html",
        show=show,
        parts=[(name, gettext(label)) for name, label in PARTS.items()],
        rows=[(row, shown_row(row), reports.get(row.id, ())) for row in found.rows],
        page=PageLinks(found, url_for(".index"), {"show": show or None}),
    )


def shown_row(question: Question) -> QuestionRow:
    return rows_of([question], question.family)[0]


@questions.get("/questions/<int:question_id>")
def show(question_id: int) -> str:
    """One question, what was reported of it, and what the office can do."""
    return page_of(trade.get(question_id), ReasonForm(formdata=None))


def page_of(question: Question, form: ReasonForm) -> str:
    reports = trade.reports_of([question.id]).get(question.id, ())
    return render_template(
        "office/questions/show.html", question=question, row=shown_row(question), reports=reports, form=form
    )


@questions.post("/questions/<int:question_id>/hiding")
def hiding(question_id: int) -> Response | tuple[str, int]:
    """Takes it out of sight; its family reads why."""
    question, form = trade.get(question_id), ReasonForm()
    if not form.validate_on_submit():
        return page_of(question, form), 422
    trade.hide(question, actor(), reason=str(form.reason.data))
    say("good", gettext("أُخفي السؤال وجوابه، وتقرأ الأسرة السبب."))
    return redirect(url_for(".index"), 303)


@questions.post("/questions/<int:question_id>/publication")
def publication(question_id: int) -> Response:
    """Everybody can read it again."""
    trade.show_again(trade.get(question_id), actor())
    say("good", gettext("السؤال ظاهر من جديد."))
    return redirect(url_for(".show", question_id=question_id), 303)


@questions.post("/questions/<int:question_id>/dismissal")
def dismissal(question_id: int) -> Response:
    """Nothing is wrong with it."""
    trade.dismiss(trade.get(question_id), actor())
    say("good", gettext("بقي السؤال كما هو، وأُغلق البلاغ."))
    return redirect(url_for(".index"), 303)
