"""An order after it was placed: its page and private link, calling off, ordering again. Mending the contact is in contacts.py,
paying in payments.py, giving back in returns.py, receipts in receipts.py."""

from flask import Blueprint, redirect, render_template, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response

from storefront.kernel import phones
from storefront.kernel.refusals import N_, NotNow, Refusal
from storefront.trade import coupons, delivery, repeats
from storefront.trade import orders as trade
from storefront.treasury import conversations, disputes, gateways, payments
from storefront.web.kit.doors import actor
from storefront.web.kit.errors import sentence
from storefront.web.kit.flashes import say
from storefront.web.kit.links import absolute
from storefront.web.kit.locale import in_language
from storefront.web.shop import baskets
from storefront.web.shop.account_offer import may_be_claimed, offer_for
from storefront.web.shop.came import arrived, sent_back
from storefront.web.shop.contacts import contacts, may_correct
from storefront.web.shop.order_access import let_in_by_link, parcel_of, readable, secret_of
from storefront.web.shop.order_rows import held_of, parcels_of
from storefront.web.shop.standing import held_until, is_processed, standing

OUTCOMES = {
    "released": ("good", N_("أُلغي الطلب ولم يُدفع شيء.")),
    "settled": ("info", N_("وصل دفعك قبل الإلغاء، فالطلب مؤكد. ولك إلغاء ما لم تقبله الأسرة منه بعد.")),
    "held": ("warn", N_("لم تجب شركة الدفع، فلم نُلغِ الطلب بعد. يمكن إعادة المحاولة بعد دقيقتين.")),
}
orders = Blueprint("orders", __name__)
links = Blueprint("links", __name__)
orders.register_blueprint(links)
orders.register_blueprint(contacts)
orders.after_request(baskets.keep_cookie)


@orders.get("/orders/<code:reference>")
def show(reference: str) -> str:
    """The order, parcel by parcel."""
    return page(readable(reference))


def page(order: trade.Order, told: str = "") -> str:
    """The page of an order; `told` is why something was refused."""
    payment = payments.find_for("order", order.id)
    at_bank = disputes.sums_about("order", order.id) if payment else {}
    parcels = parcels_of(order, disputed=payments.settling_attempt(payment.id) if payment and at_bank else None)
    states = {parcel.state for parcel in parcels}
    attempt = payments.newest_attempt(payment.id) if payment and order.confirmed_at is None else None
    stage = standing(payment, attempt) if payment and not order.confirmed_at else ""
    given_minor = sum(one.given_minor for one in parcels)
    waits_minor = waiting_of(order) if given_minor else 0
    return render_template(
        "shop/orders/show.html",
        order=order,
        told=told,
        parcels=parcels,
        mobile=phones.as_dialled(order.mobile),
        receiver_mobile=phones.as_dialled(order.receiver_mobile),
        pays_ahead=gateways.pays_ahead(order.method),
        has_arrived=has_arrived(order),
        payment=payment,
        stage=stage,
        is_processed=is_processed(attempt),
        held_until=held_until(payment),
        arrived_minor=arrived(payment),
        is_brought=any(parcel.way != delivery.COLLECT for parcel in order.parcels),
        coupon=coupons.code_of(order.id) if order.discount_minor else "",
        undone_minor=sum(one.total_minor - one.given_minor for one in parcels if one.back),
        returned_minor=sum(one.returned_minor for one in parcels),
        given_minor=given_minor - waits_minor,
        waits_minor=waits_minor,
        sent_back=sent_back(payment),
        from_bank_minor=at_bank.get("lost", 0),
        left_minor=sum(one.left_minor for one in parcels),
        is_new=order.confirmed_at is not None and states == {"placed"},
        may_correct=may_correct(order),
        offer=offer_for(order),
        may_be_claimed=may_be_claimed(order),
        private_link=private_link(order) if order.user_id is None else "",
    )


def waiting_of(order: trade.Order) -> int:
    """Halalas of what the office gives back of an order that wait for the decision of its shopper's bank."""
    return sum(one.waits_minor for subject, one in held_of(order).items() if subject.startswith("allowance:"))


def private_link(order: trade.Order) -> str:
    """The address that opens an order anywhere, for a guest, who has no account to find it in."""
    return absolute(url_for("shop.orders.links.show", reference=order.reference, token=secret_of(order)))


@links.get("/orders/<code:reference>/link/<code:token>", endpoint="show")
def show_link(reference: str, token: str) -> Response:
    """The private link of a letter: this browser may read the order; the secret leaves the address at once."""
    let_in_by_link(trade.of_link(reference, token), token)
    answer = redirect(url_for("shop.orders.show", reference=reference), 303)
    answer.headers["Referrer-Policy"] = "no-referrer"
    answer.headers["Cache-Control"] = "no-store"
    return answer


def has_arrived(order: trade.Order) -> bool:
    """Whether all that comes of an order is with its shopper; cash was paid for it then."""
    coming = {parcel.state for parcel in order.parcels} - {*trade.UNDONE}
    return bool(coming) and coming <= {*trade.REACHED}


@orders.post("/orders/<code:reference>/parcels/<code:parcel_reference>/cancellation")
def cancel(reference: str, parcel_reference: str) -> Response | tuple[str, int]:
    """Calls one parcel off, where the law or the family's silence allows it."""
    order = readable(reference)
    parcel = parcel_of(order, parcel_reference)
    try:
        trade.cancel(parcel, actor())
    except Refusal as refusal:
        return page(order, sentence(refusal)), refusal.status
    say("good", gettext("أُلغي طرد «%(family)s».", family=in_language(parcel.family, "trade_name")))
    return redirect(url_for(".show", reference=reference), 303)


@orders.post("/orders/<code:reference>/abandonment")
def give_up(reference: str) -> Response | tuple[str, int]:
    """The shopper does not want to pay after all: the goods are free again once nobody can pay for them any more."""
    payment = payments.find_for("order", readable(reference).id)
    if payment is None or payment.state != "open":
        return page(readable(reference), sentence(NotNow())), NotNow.status
    outcome = conversations.release(payment.id, by_payer=True)
    kind, words = OUTCOMES[outcome]
    went = sent_back(payments.find_for("order", readable(reference).id)) if outcome == "released" else []
    say(kind, " ".join([gettext("أُلغي الطلب."), went[0].said]) if went else gettext(words))
    return redirect(url_for(".show", reference=reference), 303)


@orders.post("/orders/<code:reference>/basket")
def put_again(reference: str) -> Response:
    """The same things once more, in the basket of today."""
    short = repeats.put_again(readable(reference), baskets.mine_or_new())
    if short:
        names = gettext("، ").join(f"«{in_language(line, 'name')}»" for line in short)
        say("warn", gettext("أُعيدت الأصناف إلى السلة إلا ما نفد أو لم يعد معروضاً: %(names)s.", names=names))
    else:
        say("good", gettext("أُعيدت الأصناف إلى السلة بأسعار اليوم."))
    return redirect(url_for("shop.cart.show"), 303)
