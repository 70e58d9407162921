"""A member asks a family about its goods, and reports a question to the office."""

from flask import Blueprint, redirect, render_template, request, session, url_for
from flask_babel import gettext, lazy_gettext
from werkzeug.wrappers import Response
from wtforms import TextAreaField
from wtforms.validators import InputRequired

from storefront.goods import catalogue, shelves
from storefront.kernel import arabic
from storefront.kernel.refusals import NotValid, Refusal
from storefront.trade import questions as trade
from storefront.web.account.entering import ASKED
from storefront.web.account.members import me, my_id
from storefront.web.account.reports import ReportForm
from storefront.web.kit.doors import actor, only_members
from storefront.web.kit.errors import sentence
from storefront.web.kit.flashes import say
from storefront.web.kit.forms import Form, trimmed, upto, with_plain_ends
from storefront.web.kit.locale import in_language, language, language_of
from storefront.web.shop.cards import product_path
from storefront.web.shop.question_rows import rows_of

questions = Blueprint("questions", __name__)


class QuestionForm(Form):
    """What is to be known before buying."""

    words = TextAreaField(
        lazy_gettext("سؤالك"),
        [InputRequired(lazy_gettext("يُرجى كتابة سؤالك.")), upto(trade.MOST_WORDS)],
        filters=[with_plain_ends, trimmed],
    )


def members_or_asking() -> Response | None:
    """The door: members pass; a visitor is asked to sign in, and the question they had typed is kept in the session."""
    if actor().user_id is None and request.method == "POST" and request.endpoint == "account.questions.create":
        product_id = (request.view_args or {})["product_id"]
        session[ASKED] = [product_id, (request.form.get("words") or "")[: trade.MOST_WORDS]]
        return redirect(url_for("account.sign_in.new", next=url_for(".new", product_id=product_id)), 303)
    return only_members()


@questions.get("/products/<int:product_id>/question")
def new(product_id: int) -> str:
    """Asks what is to be known, with what was typed before signing in."""
    about, words = session.get(ASKED) or [0, ""]
    return ask(catalogue.shown(product_id), QuestionForm(formdata=None, words=words if about == product_id else ""))


def ask(seen: catalogue.Seen, form: QuestionForm, told: str = "") -> str:
    """The page that asks; `told` is why something was refused."""
    return render_template(
        "account/questions/new.html",
        name=in_language(seen.product, "name"),
        name_lang=language_of(seen.product, "name"),
        family=in_language(seen.family, "trade_name"),
        back=product_path(seen.id, arabic.slug(seen.product.name_ar), language()),
        form=form,
        told=told,
    )


@questions.post("/products/<int:product_id>/question")
def create(product_id: int) -> Response | tuple[str, int]:
    """The question goes to the family."""
    seen, form = catalogue.shown(product_id), QuestionForm()
    if not form.validate():
        return ask(seen, form), 422
    try:
        trade.ask(product_id, me(), actor(), words=form.words.data or "", language=language())
    except NotValid as refusal:
        form.refuse("words", refusal, sentence(refusal))
        return ask(seen, form), refusal.status
    except Refusal as refusal:
        return ask(seen, form, sentence(refusal)), refusal.status
    session.pop(ASKED, None)
    say("good", gettext("وصل سؤالك إلى الأسرة. نكتب إليك حين تجيب."))
    return redirect(product_path(product_id, arabic.slug(seen.product.name_ar), language()), 303)


@questions.get("/questions/<int:question_id>/report")
def doubt(question_id: int) -> str:
    """Asks what is wrong with a question or its answer."""
    return page(trade.get_shown(question_id), ReportForm(formdata=None))


def page(question: trade.Question, form: ReportForm) -> str:
    row = rows_of([question], question.family)[0]
    return render_template("account/questions/report.html", row=row, form=form, back=back_to(question))


def back_to(question: trade.Question) -> str:
    """Where the question is read; the market, when its product is no longer shown."""
    if shelves.cards([question.product_id]):
        return url_for("shop.product_questions.index", product_id=question.product_id)
    return url_for("shop.home.index")


@questions.post("/questions/<int:question_id>/report")
def report(question_id: int) -> Response | tuple[str, int]:
    """The office is to look at it."""
    question, form = trade.get_shown(question_id), ReportForm()
    if not form.validate():
        return page(question, form), 422
    trade.report(question, my_id(), str(form.reason.data))
    say("good", gettext("شكراً لك. وصل بلاغك إلى مكتب السوق، وسينظر فيه."))
    return redirect(back_to(question), 303)
