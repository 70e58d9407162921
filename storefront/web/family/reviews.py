"""What shoppers say of the family's goods: read, answered in public, or handed to the office to look at."""

from flask import Blueprint, redirect, render_template, request, url_for
from flask_babel import gettext, lazy_gettext
from werkzeug.wrappers import Response
from wtforms import TextAreaField
from wtforms.validators import InputRequired, ValidationError

from storefront.goods import scores, shelves
from storefront.kernel import contacts, paging
from storefront.kernel.refusals import N_
from storefront.trade import reviews as trade
from storefront.trade.reviews import Review
from storefront.web.family import desk
from storefront.web.kit.doors import actor
from storefront.web.kit.errors import sentence
from storefront.web.kit.flashes import say
from storefront.web.kit.forms import Form, trimmed, upto, with_plain_ends
from storefront.web.kit.page_links import PageLinks
from storefront.web.shop.review_rows import rows_of

reviews = Blueprint("reviews", __name__)
PARTS = {"": N_("كلها"), "waiting": N_("تنتظر ردّكم"), "hidden": N_("أخفاها المكتب")}


class ReplyForm(Form):
    """The family's answer; an empty one takes away what was there. Each review has its own, named after it."""

    words = TextAreaField(lazy_gettext("ردّكم"), [upto(trade.MOST_WORDS)], filters=[with_plain_ends, trimmed])

    def validate_words(self, field: TextAreaField) -> None:
        if contacts.leads_elsewhere(field.data or ""):
            raise ValidationError(sentence(trade.NoContacts()))

    @staticmethod
    def prefix_of(review_id: int) -> str:
        return f"r{review_id}-"


class ReportForm(Form):
    """Why the office should look at it."""

    reason = TextAreaField(
        lazy_gettext("ما المشكلة فيه؟"),
        [InputRequired(lazy_gettext("اكتبوا السبب ليعرف المكتب ما ينظر فيه.")), upto(trade.MOST_REASON)],
        filters=[with_plain_ends, trimmed],
    )


@reviews.get("/reviews")
def index() -> str:
    """A page of them, of one part when asked."""
    return page()


def page(answered: ReplyForm | None = None) -> str:
    """The page of reviews, with an answer that came back if one did."""
    family = desk.family()
    show = request.args.get("show", "")
    show = show if show in PARTS else ""
    found = trade.for_desk(family.id, show, number=paging.page_number(request.args.get("page")))
    faces = {card.product_id: card for card in shelves.cards([row.product_id for row in found.rows])}
    forms = {row.id: form_of(row, answered) for row in found.rows}
    return render_template(
        "family/reviews/index.html",
        show=show,
        parts=[(name, gettext(label)) for name, label in PARTS.items()],
        waiting=trade.count_waiting(family.id),
        score=scores.find_of_family(family.id),
        rows=[
            (row, shown, forms[row.id])
            for row, shown in zip(found.rows, rows_of(found.rows, family, faces), strict=True)
        ],
        page=PageLinks(found, url_for(".index"), {"show": show or None}),
    )


def form_of(review: Review, answered: ReplyForm | None) -> ReplyForm:
    """The form that came back, or one with the answer of before."""
    prefix = ReplyForm.prefix_of(review.id)
    if answered is not None and answered.words.name.startswith(prefix):
        return answered
    return ReplyForm(None, prefix=prefix, data={"words": review.reply})


@reviews.post("/reviews/<int:review_id>/reply")
def reply(review_id: int) -> Response | tuple[str, int]:
    """The family's words under the shopper's."""
    review = desk.own(trade.get_of_family, review_id)
    form = ReplyForm(prefix=ReplyForm.prefix_of(review.id))
    if not form.validate():
        return page(form), 422
    try:
        trade.answer(review, actor(), form.words.data or "")
    except trade.ReviewIsHidden as refusal:
        say("warn", sentence(refusal))
        return redirect(url_for(".index"), 303)
    say("good", gettext("نُشر ردّكم تحت التقييم.") if form.words.data else gettext("حُذف ردّكم."))
    return redirect(url_for(".index", show=shown_part(), _anchor=f"review-{review.id}"), 303)


def shown_part() -> str | None:
    """The part of the list the answer was written in; one that waited waits no longer, so it is not looked for there."""
    return request.args.get("show") if request.args.get("show") == "hidden" else None


@reviews.get("/reviews/<int:review_id>/report")
def new(review_id: int) -> str:
    """Asks what is wrong with it."""
    return ask(desk.own(trade.get_of_family, review_id), ReportForm(formdata=None))


def ask(review: Review, form: ReportForm) -> str:
    shown = rows_of([review], desk.family())[0]
    return render_template("family/reviews/new.html", row=shown, form=form)


@reviews.post("/reviews/<int:review_id>/report")
def create(review_id: int) -> Response | tuple[str, int]:
    """The office is to look at it."""
    review, form = desk.own(trade.get_of_family, review_id), ReportForm()
    user_id = actor().user_id
    if not form.validate() or user_id is None:
        return ask(review, form), 422
    trade.report(review, user_id, str(form.reason.data))
    say("good", gettext("وصل بلاغكم إلى المكتب، وسينظر فيه."))
    return redirect(url_for(".index", _anchor=f"review-{review.id}"), 303)
