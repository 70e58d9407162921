"""Reviews somebody reported, and those the office has hidden: looked at, hidden with a reason, shown again, left."""

from flask import Blueprint, redirect, render_template, request, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response

from storefront.kernel import paging
from storefront.kernel.refusals import N_
from storefront.trade import reviews as trade
from storefront.trade.reviews import Review
from storefront.web.kit.doors import actor
from storefront.web.kit.flashes import say
from storefront.web.kit.page_links import PageLinks
from storefront.web.office.desk import ReasonForm
from storefront.web.shop.review_rows import ReviewRow, rows_of

reviews = Blueprint("reviews", __name__)
PARTS = {"": N_("بلاغات تنتظر"), "hidden": N_("مخفية")}


@reviews.get("/reviews")
def index() -> str:
    """A page of reviews with a report nobody has decided, or of those that are hidden."""
    show = request.args.get("show", "")
    show = show if show in PARTS else ""
    found = trade.reported(show, number=paging.page_number(request.args.get("page")))
    reports = trade.reports_of([row.id for row in found.rows])
    return render_template(
        "office/reviews/index.html",
        show=show,
        parts=[(name, gettext(label)) for name, label in PARTS.items()],
        rows=[(row, shown_row(row), reports.get(row.id, ())) for row in found.rows],
        page=PageLinks(found, url_for(".index"), {"show": show or None}),
    )


def shown_row(review: Review) -> ReviewRow:
    return rows_of([review], review.family)[0]


@reviews.get("/reviews/<int:review_id>")
def show(review_id: int) -> str:
    """One review, what was reported of it, and what the office can do."""
    return page_of(trade.get(review_id), ReasonForm(formdata=None))


def page_of(review: Review, form: ReasonForm) -> str:
    reports = trade.reports_of([review.id]).get(review.id, ())
    return render_template("office/reviews/show.html", review=review, row=shown_row(review), reports=reports, form=form)


@reviews.post("/reviews/<int:review_id>/hiding")
def hiding(review_id: int) -> Response | tuple[str, int]:
    """Takes it out of sight; its writer reads why."""
    review, form = trade.get(review_id), ReasonForm()
    if not form.validate_on_submit():
        return page_of(review, form), 422
    trade.hide(review, actor(), reason=str(form.reason.data))
    say("good", gettext("أُخفي التقييم، ويقرأ صاحبه السبب."))
    return redirect(url_for(".index"), 303)


@reviews.post("/reviews/<int:review_id>/publication")
def publication(review_id: int) -> Response:
    """Everybody can read it again."""
    trade.show_again(trade.get(review_id), actor())
    say("good", gettext("التقييم ظاهر من جديد، وتُحسب نجومه."))
    return redirect(url_for(".show", review_id=review_id), 303)


@reviews.post("/reviews/<int:review_id>/dismissal")
def dismissal(review_id: int) -> Response:
    """Nothing is wrong with it."""
    trade.dismiss(trade.get(review_id), actor())
    say("good", gettext("بقي التقييم كما هو، وأُغلق البلاغ."))
    return redirect(url_for(".index"), 303)
