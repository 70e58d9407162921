"""Reviewing goods of one's own order: one page for each line, for saying it, changing it and taking it away."""

from flask import Blueprint, current_app, redirect, render_template, request, url_for
from flask_babel import gettext
from werkzeug.exceptions import RequestEntityTooLarge
from werkzeug.wrappers import Response

from storefront.goods import shelves
from storefront.kernel import photos, units
from storefront.kernel.refusals import NotFound, NotValid, Refusal
from storefront.trade import orders
from storefront.trade import reviews as trade
from storefront.trade.orders import OrderLine, Parcel
from storefront.trade.reviews import Review
from storefront.web.kit.doors import actor
from storefront.web.kit.errors import page as error_page
from storefront.web.kit.errors import sentence
from storefront.web.kit.flashes import say
from storefront.web.kit.locale import in_language, language
from storefront.web.shop.order_access import readable
from storefront.web.shop.order_rows import line_row
from storefront.web.shop.review_forms import ReviewForm, picture_words, too_large
from storefront.web.shop.review_rows import photo_of

reviews = Blueprint("reviews", __name__)


@reviews.get("/orders/<code:reference>/reviews/<int:line_id>")
def edit(reference: str, line_id: int) -> str:
    """What to say of a line, or what was said."""
    order = readable(reference)
    _, line = bought(order, line_id)
    return page(order, line, ReviewForm.of(trade.find_of_line(line.id)))


def bought(order: orders.Order, line_id: int) -> tuple[Parcel, OrderLine]:
    """A line of a readable order that may be reviewed, and its parcel; raises NotFound for any other."""
    for parcel in order.parcels:
        for line in parcel.lines:
            if line.id == line_id and trade.may_review(parcel.state):
                return parcel, line
    raise NotFound()


def page(order: orders.Order, line: OrderLine, form: ReviewForm, told: str = "") -> str:
    """The page of a review; `told` is why something was refused."""
    before = trade.find_of_line(line.id)
    parcel = next(one for one in order.parcels if one.id == line.parcel_id)
    face = next(iter(shelves.cards([line.product_id])), None)
    return render_template(
        "shop/reviews/edit.html",
        order=order,
        row=line_row(line, face, parcel.family),
        family=in_language(parcel.family, "trade_name"),
        before=before,
        photo=photo_of(before) if before else None,
        form=form,
        told=told,
    )


@reviews.post("/orders/<code:reference>/reviews/<int:line_id>")
def update(reference: str, line_id: int) -> Response | tuple[str, int]:
    """Says it, or says it anew."""
    order, form = readable(reference), ReviewForm()
    _, line = bought(order, line_id)
    if not form.validate():
        return page(order, line, form), 422
    try:
        picture = drawn(form)
    except NotValid as refusal:
        form.refuse("photo", refusal, picture_words(refusal))
        order = readable(reference)
        return page(order, bought(order, line_id)[1], form), 422
    order = readable(reference)
    parcel, line = bought(order, line_id)
    said = trade.Said(int(form.stars.data), form.words.data or "", language(), picture, form.drops_photo.data)
    try:
        trade.write(order, parcel, line, said, actor())
    except Refusal as refusal:
        return page(order, line, form, sentence(refusal)), refusal.status
    say("good", gettext("شكراً لك. يقرأ تقييمك كل من يفكر في شراء «%(name)s».", name=in_language(line, "name")))
    return back_to(reference)


def drawn(form: ReviewForm) -> photos.Photo | None:
    """The picture in every size, if one was sent. Drawing takes half a second, so the database is given back to others before
    it. Raises NotAPhoto, PhotoIsTooBig, PhotoIsTooSmall."""
    if not form.photo.data:
        return None
    data = form.photo.data.read()
    units.abandon()
    kept = photos.keep(data, current_app.config["MEDIA_DIR"])
    units.begin(writing=True)
    return kept


@reviews.errorhandler(RequestEntityTooLarge)
def nothing_read(_error: RequestEntityTooLarge) -> tuple[str, int]:
    """A file so large that nothing of the form was read: its page again, with the sentence beside the field."""
    values = request.view_args or {}
    try:
        order = readable(values["reference"])
        _, line = bought(order, values["line_id"])
    except (NotFound, KeyError):
        return error_page(413), 413
    form = ReviewForm.of(trade.find_of_line(line.id))
    form.photo.errors = [too_large()]
    return page(order, line, form), 413


@reviews.post("/orders/<code:reference>/reviews/<int:line_id>/removal")
def destroy(reference: str, line_id: int) -> Response | tuple[str, int]:
    """Takes it away."""
    order = readable(reference)
    _, line = bought(order, line_id)
    review = mine(line)
    try:
        trade.withdraw(review, actor())
    except trade.ReviewIsHidden as refusal:
        return page(order, line, ReviewForm.of(review), sentence(refusal)), refusal.status
    say("good", gettext("حُذف تقييمك."))
    return back_to(reference)


def mine(line: OrderLine) -> Review:
    """The review of a line; raises NotFound where there is none."""
    review = trade.find_of_line(line.id)
    if review is None:
        raise NotFound()
    return review


def back_to(reference: str) -> Response:
    return redirect(url_for("shop.orders.show", reference=reference), 303)
