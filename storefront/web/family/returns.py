"""Goods a shopper wants to give back: the family answers, and says when they have come home."""

from flask import Blueprint, redirect, request, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response

from storefront.kernel import units
from storefront.kernel.refusals import NotNow
from storefront.trade import handbacks, orders
from storefront.trade import returns as trade
from storefront.web.family import desk
from storefront.web.family.forms import AnswerForm, ArrivalForm
from storefront.web.family.orders import page_of
from storefront.web.kit.doors import actor
from storefront.web.kit.flashes import say

returns = Blueprint("returns", __name__)


@returns.post("/orders/<code:parcel_reference>/returns/<int:request_id>/answer")
def answer(parcel_reference: str, request_id: int) -> Response | tuple[str, int]:
    """Yes or no, the no with words."""
    parcel = desk.own(orders.of_family, parcel_reference)
    wish = trade.get_of_parcel(parcel.id, request_id)
    form, agreed = AnswerForm(), request.form.get("agreed") == "yes"
    if form.validate_on_submit() and not agreed and not form.words.data:
        form.words.errors = [gettext("اكتبوا للمشتري سبب الرفض.")]
    if form.errors:
        return page_of(parcel, answer=form), 422
    try:
        trade.answer(wish, parcel, actor(), agreed=agreed, words=form.words.data or "")
    except NotNow:
        return moved_on(parcel, request_id)
    told = gettext("وافقتم على الاسترجاع. بعد وصول القطع سجّلوا وصولها ليعود المبلغ إلى المشتري.")
    say("good", told if agreed else gettext("رفضتم الاسترجاع، ويقرأ المشتري السبب في صفحة طلبه."))
    return back_to(parcel)


@returns.post("/orders/<code:parcel_reference>/returns/<int:request_id>/arrival")
def arrival(parcel_reference: str, request_id: int) -> Response:
    """The goods are home: the price goes back, the pieces return to the shelf if they can be sold again."""
    parcel = desk.own(orders.of_family, parcel_reference)
    wish = trade.get_of_parcel(parcel.id, request_id)
    try:
        trade.take_back(wish, parcel, actor(), sells_again=ArrivalForm().sells_again)
    except NotNow:
        return moved_on(parcel, request_id)
    if any(one.waits_for_family for one in handbacks.of_parcel(parcel.id)):
        say("good", gettext("سُجّل وصول القطع. بقي أن تعطوا المشتري ثمنها نقداً، وتسجّلوا ذلك هنا."))
    else:
        say("good", gettext("سُجّل وصول القطع، والمبلغ في طريقه إلى المشتري."))
    return back_to(parcel)


def moved_on(parcel: orders.Parcel, request_id: int) -> Response:
    """Somebody answered before, or the shopper keeps the goods."""
    units.abandon()
    if trade.get(request_id).state == "withdrawn":
        say("warn", gettext("سحب المشتري طلب الاسترجاع، ولا تعود القطع إليكم."))
    else:
        say("warn", gettext("سُجّل هذا من قبل، وما ترونه هو حاله الآن."))
    return back_to(parcel)


def back_to(parcel: orders.Parcel) -> Response:
    return redirect(url_for("family.orders.show", parcel_reference=parcel.reference, _anchor="returns"), 303)
