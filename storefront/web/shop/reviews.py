"""Reviewing goods of one's own order: one page for each line, for saying it, changing it and taking it away."""

from flask import Blueprint, redirect, render_template, request, url_for
from flask_babel import gettext
from werkzeug.exceptions import RequestEntityTooLarge
from werkzeug.wrappers import Response

from storefront.goods import shelves
from storefront.kernel.photos import Photo
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
from storefront.web.shop import review_pictures
from storefront.web.shop.order_access import readable
from storefront.web.shop.order_rows import line_row
from storefront.web.shop.review_forms import ReviewForm, picture_words, too_large
from storefront.web.shop.review_rows import photo_of, picture_as_sent

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


def page(order: orders.Order, line: OrderLine, form: ReviewForm, told: str = "", waiting: Photo | None = None) -> str:
    """The page of a review; `told` is why something was refused, `waiting` the picture that was sent with it."""
    form.kept.data = review_pictures.signed(waiting, line.id) if waiting else ""
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
        waiting=picture_as_sent(waiting) if waiting else None,
        form=form,
        told=told,
    )


@reviews.post("/orders/<code:reference>/reviews/<int:line_id>")
def update(reference: str, line_id: int) -> Response | tuple[str, int]:
    """Says it, or says it anew."""
    form = ReviewForm()
    bought(readable(reference), line_id)
    carried = "" if form.drops_photo.data else form.kept.data or ""
    is_valid, picture = form.validate(), review_pictures.found(carried, line_id)
    try:
        picture = review_pictures.take_in(form.photo.data) if form.photo.data else picture
    except NotValid as refusal:
        form.refuse("photo", refusal, picture_words(refusal))
        is_valid = False
    order = readable(reference)
    parcel, line = bought(order, line_id)
    if not is_valid:
        return page(order, line, form, waiting=picture), 422
    said = trade.Said(int(form.stars.data), form.words.data or "", language(), picture, form.drops_photo.data)
    try:
        trade.write(order, parcel, line, said, actor())
    except Refusal as refusal:
        return page(order, line, form, sentence(refusal), picture), refusal.status
    say("good", gettext("شكراً لك. يقرأ تقييمك كل من يفكر في شراء «%(name)s».", name=in_language(line, "name")))
    return back_to(reference)


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
