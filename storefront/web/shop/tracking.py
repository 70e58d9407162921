"""Following an order without an account: its reference and the mobile it was placed with show states and days, no name, no
address, no sum."""

from typing import Any

from flask import Blueprint, render_template
from flask_babel import gettext

from storefront.community import limits
from storefront.kernel.refusals import N_
from storefront.trade import orders
from storefront.treasury import payments
from storefront.web.kit import callers
from storefront.web.kit.errors import sentence
from storefront.web.kit.forms import western
from storefront.web.kit.requests import keep_work
from storefront.web.shop.buying_forms import TrackForm
from storefront.web.shop.order_access import may_read
from storefront.web.shop.order_rows import parcels_of
from storefront.web.shop.standing import held_until, is_processed, standing

tracking = Blueprint("tracking", __name__)
BY_PLACE = limits.Limit("tracking:place", 20, 15)
BY_ORDER = limits.Limit("tracking:order", 5, 15)
MISSED = N_("لم نجد طلباً بهذا الرقم وهذا الجوال. يُرجى مراجعة الرقمين، فقد يكون الخطأ في أحدهما.")


@tracking.get("/tracking")
def new() -> str:
    """Asks for the two."""
    return page(TrackForm(None))


@tracking.post("/tracking")
def create() -> str | tuple[str, int]:
    """How far the order is; the same words whether the reference or the mobile is another, and few wrong tries."""
    form = TrackForm()
    if not form.validate():
        return page(form), 422
    reference = (western(form.reference.data) or "").upper().replace(" ", "").replace("-", "")
    keep_work()
    try:
        order = found(reference, form.e164)
    except limits.TooManyTries as refusal:
        return page(form, sentence(refusal)), refusal.status
    if order is None:
        return page(form, gettext(MISSED)), 422
    return render_template("shop/tracking/show.html", order=order, parcels=parcels_of(order), **payment_of(order))


def payment_of(order: orders.Order) -> dict[str, Any]:
    """Where the payment of an order that is not confirmed stands, as its own page says it too, until when it holds the goods,
    and whether this browser may open the page where it is paid; nothing for any other."""
    payment = payments.find_for("order", order.id) if order.confirmed_at is None else None
    attempt = payments.newest_attempt(payment.id) if payment else None
    return {
        "stage": standing(payment, attempt) if payment else "",
        "is_processed": is_processed(attempt),
        "held_until": held_until(payment),
        "may_pay": payment is not None and may_read(order.reference),
    }


def page(form: TrackForm, told: str = "") -> str:
    """The form; `told` is why it found nothing."""
    return render_template("shop/tracking/new.html", form=form, told=told)


def found(reference: str, mobile: str) -> orders.Order | None:
    """The order, within the limits of this place and of this reference; a right try counts nothing."""
    counts = ((BY_PLACE, callers.place()), (BY_ORDER, reference))
    for limit, about in counts:
        limits.take(limit, about)
    order = orders.find_by_mobile(reference, mobile)
    if order:
        for limit, about in counts:
            limits.give_back(limit, about)
    return order
