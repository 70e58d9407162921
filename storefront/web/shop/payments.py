"""Paying an order ahead: the way to the gateway and back, and the demo market's own card page in the gateway's place."""

import re
import secrets

from flask import Blueprint, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from storefront.kernel import clock
from storefront.kernel.refusals import NotFound
from storefront.trade import orders
from storefront.treasury import payments as treasury
from storefront.web.shop.order_access import readable

payments = Blueprint("payments", __name__)
gateway = Blueprint("gateway", __name__)
EVENT = re.compile("[A-Za-z0-9_-]{8,64}")
VERDICTS = {"pay": "paid", "decline": "failed"}
LOOK_AGAIN_SECONDS = 5


@payments.get("/orders/<code:reference>/payment")
def show(reference: str) -> Response | str | tuple[str, int, dict[str, str]]:
    """To the gateway; on the way back, what is known of the payment: never more, so never that it failed while it may
    still come."""
    order = readable(reference)
    payment = treasury.find_for("order", order.id)
    if payment is None or order.confirmed_at is not None:
        return redirect(url_for("shop.orders.show", reference=reference), 303)
    back = request.args.get("back", "")
    if payment.state == "open" and not back:
        return redirect(url_for("shop.gateway.show", reference=payment.reference), 303)
    page = render_template("shop/payments/show.html", order=order, payment=payment, declined=back == "declined")
    waits = payment.state in ("open", "settled") and back != "declined"
    return page, 200, {"Refresh": str(LOOK_AGAIN_SECONDS)} if waits else {}


def to_be_paid(reference: str) -> treasury.Payment:
    """The card payment of this reference; raises NotFound for one that is paid otherwise."""
    payment = treasury.of_reference(reference)
    if payment.gateway != "pretend" or payment.purpose != "order":
        raise NotFound()
    return payment


@gateway.get("/pay/<code:reference>", endpoint="show")
def show_card(reference: str) -> str:
    """The pretended card page: a sum, two buttons, and the words that it is a demonstration."""
    payment = to_be_paid(reference)
    order = orders.get(payment.subject_id)
    event = secrets.token_urlsafe(16)
    return render_template("shop/payments/card.html", payment=payment, order=order, event=event)


@gateway.post("/pay/<code:reference>")
def create(reference: str) -> Response:
    """What the card page tells us, once for each event."""
    payment = to_be_paid(reference)
    verdict = VERDICTS.get(request.form.get("verdict", ""), "failed")
    event = request.form.get("event", "")
    event = event if EVENT.fullmatch(event) else secrets.token_urlsafe(16)
    if payment.expires_at and payment.expires_at <= clock.now():
        treasury.expire(payment)
    if payment.state == "open":
        treasury.receive("pretend", f"{payment.id}-{event}", verdict, {"verdict": verdict}, payment)
    back = "declined" if payment.state == "open" else "1"
    order = orders.get(payment.subject_id)
    return redirect(url_for("shop.payments.show", reference=order.reference, back=back), 303)
