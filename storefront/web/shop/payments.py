"""Paying an order ahead: the way to the provider's page and back. What is said here is what the provider said, and never
that a payment failed while it may still come."""

from datetime import timedelta

from flask import Blueprint, redirect, render_template, request, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response

from storefront.kernel import clock, units
from storefront.kernel.refusals import Refusal
from storefront.trade import orders
from storefront.treasury import bank, conversations, gateways
from storefront.treasury import payments as treasury
from storefront.treasury.gateways import PayLine
from storefront.web.kit import headers
from storefront.web.kit.errors import sentence
from storefront.web.kit.flashes import say
from storefront.web.kit.links import absolute
from storefront.web.kit.locale import in_language, language
from storefront.web.kit.looking_again import look_of
from storefront.web.shop import standing
from storefront.web.shop.methods import way
from storefront.web.shop.order_access import readable
from storefront.web.shop.stages import last_known, stage_of

payments = Blueprint("payments", __name__)
BACK = ("paid", "left")  # how somebody comes back from the provider's page
ASKED_JUST_NOW = timedelta(seconds=2)


@payments.get("/orders/<code:reference>/payment")
def show(reference: str) -> Response | str:
    """Where the payment of an order stands. The one page that asks a provider although it is only read: what is booked
    then is the provider's news and would be booked a moment later by the worker as well."""
    order_id = readable(reference).id
    payment = treasury.find_for("order", order_id)
    attempt = treasury.newest_attempt(payment.id) if payment else None
    if attempt and may_be_news(attempt):
        conversations.settle(attempt.id)
    return page(reference)


def may_be_news(attempt: treasury.Attempt) -> bool:
    """Whether the provider may know more of an attempt than we do."""
    asked_just_now = attempt.looked_at is not None and clock.now() < attempt.looked_at + ASKED_JUST_NOW
    return attempt.state in treasury.LIVING and attempt.session_ref is not None and not asked_just_now


def page(reference: str, told: str = "") -> Response | str:
    """The page of a payment as it stands now; one that is paid is the order's own. `told` is why no page opened."""
    units.abandon()
    order = readable(reference)
    payment = treasury.find_for("order", order.id)
    if payment is None or payment.state == "settled":
        return redirect(url_for("shop.orders.show", reference=reference), 303)
    attempt = treasury.newest_attempt(payment.id)
    stage = stage_of(payment.state, attempt, request.args.get("back", ""), is_known=standing.is_known(attempt))
    if attempt:
        standing.remember(attempt, stage)
    headers.lead_to(gateways.pages_of(order.method))
    return render_template(
        "shop/payments/show.html",
        order=order,
        payment=payment,
        stage=stage,
        after=last_known(attempt),
        may_be_left=attempt is not None and attempt.state == "redirected",
        way=way(order.method),
        account=gateways.account_of(payment.gateway),
        arrived_minor=bank.arrived_for(payment.id) if payment.state == "open" else 0,
        told=told,
        look=look_of(request.args.get("look", "")),
    )


@payments.post("/orders/<code:reference>/payment")
def create(reference: str) -> Response | str | tuple[Response | str, int]:
    """To the provider's page: a new one after the attempt the form knows of, the same one for a form sent twice."""
    order = readable(reference)
    payment = treasury.find_for("order", order.id)
    if payment is None:
        return redirect(url_for("shop.orders.show", reference=reference), 303)
    if gateways.account_of(payment.gateway):  # there is no page to lead to: the account is on ours
        return redirect(url_for(".show", reference=reference), 303)
    known = request.form.get("after", "")
    after = int(known) if known.isascii() and known.isdigit() and len(known) < 4 else 0
    try:
        url = conversations.begin_attempt(payment.id, lines_of(order), way_back(reference), after=after)
    except treasury.PaymentIsPaid as refusal:
        say("info", sentence(refusal))
        return redirect(url_for("shop.orders.show", reference=reference), 303)
    except Refusal as refusal:
        return page(reference, sentence(refusal)), refusal.status
    standing.forget(treasury.newest_attempt(payment.id))
    return redirect(url, 303)


def lines_of(order: orders.Order) -> list[PayLine]:
    """What is paid for, family by family, in the reader's language; names of families and nothing of the shopper."""
    lines = []
    for parcel in order.parcels:
        family = in_language(parcel.family, "trade_name")
        lines.append(PayLine(gettext("منتجات «%(family)s»", family=family), parcel.items_minor - parcel.discount_minor))
        if parcel.delivery_minor:
            lines.append(PayLine(gettext("توصيل «%(family)s»", family=family), parcel.delivery_minor))
    return [line for line in lines if line.amount_minor]


def way_back(reference: str) -> conversations.WayBack:
    """The way home from the provider's page, in this reader's language."""
    there = {back: absolute(url_for("shop.payments.show", reference=reference, back=back)) for back in BACK}
    return conversations.WayBack(there["paid"], there["left"], language())
