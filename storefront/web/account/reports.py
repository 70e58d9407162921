"""A member reports a review to the office."""

from flask import Blueprint, redirect, render_template, url_for
from flask_babel import gettext, lazy_gettext
from werkzeug.wrappers import Response
from wtforms import TextAreaField
from wtforms.validators import InputRequired

from storefront.goods import shelves
from storefront.trade import reviews
from storefront.web.account.members import my_id
from storefront.web.kit.flashes import say
from storefront.web.kit.forms import Form, trimmed, upto, with_plain_ends
from storefront.web.shop.review_rows import rows_of

reports = Blueprint("reports", __name__)


class ReportForm(Form):
    """Why the office should look at it."""

    reason = TextAreaField(
        lazy_gettext("ما المشكلة فيه؟"),
        [InputRequired(lazy_gettext("يُرجى كتابة السبب ليعرف المكتب ما ينظر فيه.")), upto(reviews.MOST_REASON)],
        filters=[with_plain_ends, trimmed],
    )


@reports.get("/reviews/<int:review_id>/report")
def new(review_id: int) -> str:
    """Asks what is wrong with it."""
    return page(reviews.get_shown(review_id), ReportForm(formdata=None))


def page(review: reviews.Review, form: ReportForm) -> str:
    row = rows_of([review], review.family)[0]
    return render_template("account/reports/new.html", row=row, form=form, back=back_to(review))


def back_to(review: reviews.Review) -> str:
    """Where the review is read: with its product, with its family when that is no longer shown, or else the market."""
    if shelves.cards([review.product_id]):
        return url_for("shop.product_reviews.index", product_id=review.product_id)
    if review.family.status == "active":
        return url_for("shop.family_reviews.index", slug=review.family.slug)
    return url_for("shop.home.index")


@reports.post("/reviews/<int:review_id>/report")
def create(review_id: int) -> Response | tuple[str, int]:
    """The office is to look at it."""
    review, form = reviews.get_shown(review_id), ReportForm()
    if not form.validate():
        return page(review, form), 422
    reviews.report(review, my_id(), str(form.reason.data))
    say("good", gettext("شكراً لك. وصل بلاغك إلى مكتب السوق، وسينظر فيه."))
    return redirect(back_to(review), 303)
