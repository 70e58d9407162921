"""What people ask about the family's goods: answered for everybody to read, or left without an answer."""

from flask import Blueprint, redirect, render_template, request, url_for
from flask_babel import gettext, lazy_gettext
from werkzeug.wrappers import Response
from wtforms import TextAreaField
from wtforms.validators import InputRequired

from storefront.kernel import paging
from storefront.kernel.refusals import N_, NotNow, NotValid
from storefront.trade import questions as trade
from storefront.trade.questions import Question
from storefront.web.family import desk
from storefront.web.kit.doors import actor
from storefront.web.kit.errors import sentence
from storefront.web.kit.flashes import say
from storefront.web.kit.forms import Form, trimmed, upto, with_plain_ends
from storefront.web.kit.page_links import PageLinks
from storefront.web.shop.question_rows import rows_of

questions = Blueprint("questions", __name__)
PARTS = {
    "": N_("تنتظر جوابكم"),
    "answered": N_("أجبتم عنها"),
    "declined": N_("بلا جواب"),
    "hidden": N_("أخفاها المكتب"),
}


class AnswerForm(Form):
    """The family's answer. Each question has its own, named after it."""

    words = TextAreaField(
        lazy_gettext("جوابكم"),
        [InputRequired(lazy_gettext("اكتبوا الجواب.")), upto(trade.MOST_ANSWER)],
        filters=[with_plain_ends, trimmed],
    )

    @staticmethod
    def prefix_of(question_id: int) -> str:
        return f"q{question_id}-"


@questions.get("/questions")
def index() -> str:
    """A page of them: those that wait, or of another part when asked."""
    return page(asked_part())


def asked_part() -> str:
    show = request.args.get("show", "")
    return show if show in PARTS else ""


def page(show: str, answered: AnswerForm | None = None) -> str:
    """The page of questions, with an answer that came back if one did."""
    family = desk.family()
    found = trade.for_desk(family.id, show or "asked", number=paging.page_number(request.args.get("page")))
    shown = rows_of(found.rows, family)
    return render_template(
        "family/questions/index.html",
        show=show,
        parts=[(name, gettext(label)) for name, label in PARTS.items()],
        rows=[(one, row, form_of(one, answered)) for one, row in zip(found.rows, shown, strict=True)],
        page=PageLinks(found, url_for(".index"), {"show": show or None}),
    )


def form_of(question: Question, answered: AnswerForm | None) -> AnswerForm:
    """The form that came back, or one with the answer of before."""
    prefix = AnswerForm.prefix_of(question.id)
    if answered is not None and answered.words.name.startswith(prefix):
        return answered
    return AnswerForm(None, prefix=prefix, data={"words": question.answer})


@questions.post("/questions/<int:question_id>/answer")
def answer(question_id: int) -> Response | tuple[str, int]:
    """The family's words under the question, for everybody."""
    question = desk.own(trade.get_of_family, question_id)
    form = AnswerForm(prefix=AnswerForm.prefix_of(question.id))
    if not form.validate():
        return page(part_of(question), form), 422
    try:
        trade.answer(question, actor(), form.words.data or "")
    except NotValid as refusal:
        form.refuse("words", refusal, sentence(refusal))
        return page(part_of(question), form), refusal.status
    except NotNow as refusal:
        say("warn", sentence(refusal))
    else:
        say("good", gettext("نُشر جوابكم في صفحة المنتج."))
    return redirect(url_for(".index"), 303)


def part_of(question: Question) -> str:
    """The part of the list a question stands in."""
    return question.state if question.state in PARTS else ""


@questions.post("/questions/<int:question_id>/refusal")
def refusal(question_id: int) -> Response:
    """It stays without an answer, and nobody else reads it."""
    question = desk.own(trade.get_of_family, question_id)
    try:
        trade.decline(question, actor())
    except NotNow as refused:
        say("warn", sentence(refused))
    else:
        say("good", gettext("بقي السؤال بلا جواب، ولا يراه أحد غيركم."))
    return redirect(url_for(".index"), 303)
