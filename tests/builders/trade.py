"""Baskets and orders to begin a test with; everything placed and paid by the real commands."""

from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import select

from storefront.community.families.models import Family
from storefront.community.regions.models import City
from storefront.goods.catalogue import Product
from storefront.kernel import facts
from storefront.kernel.actors import Actor
from storefront.kernel.database import db
from storefront.trade import carts, checkouts, coupons, delivery, handbacks, orders
from storefront.treasury import gateways, payments, refunds
from tests.builders import numbers
from tests.builders.community import a_city, desk
from tests.builders.goods import a_product, variant_of
from tests.builders.providers import somebody_pays


def a_cart(*goods: tuple[Product, int], user_id: int | None = None, city: City | None = None) -> carts.Cart:
    """A basket with pieces of goods, for a city (Riyadh unless another is given)."""
    cart, _ = carts.open_cart(user_id=user_id)
    carts.choose_city(cart, (city or a_city()).id)
    for product, quantity in goods:
        carts.put(cart, variant_of(product).id, quantity)
    return cart


def a_basket(*goods: tuple[Product, int], user_id: int | None = None, city: City | None = None) -> carts.Basket:
    """The same, as its page shows it."""
    return carts.basket(a_cart(*goods, user_id=user_id, city=city))


def delivers(family: Family, city: City, fee_minor: int = 1500) -> None:
    """The family brings its goods to a city itself."""
    delivery.set_zone(family, city.id, fee_minor)


def a_contact(**other: Any) -> orders.Contact:
    """Whom the goods are for."""
    values = {"name": "سارة القحطاني", "mobile": "+966551234567", "email": "", "language": "ar"}
    return orders.Contact(**{**values, "short_address": "RRRD2929", **other})


def a_key() -> str:
    """A checkout key nobody used before."""
    return f"key-{next(numbers)}"


def with_coupon(basket: carts.Basket, coupon: coupons.Coupon, **shopper: Any) -> carts.Basket:
    """The basket with a coupon in it, as its page shows it."""
    assert basket.cart is not None
    carts.keep_coupon(basket.cart, coupon.code)
    return coupons.applied(basket, coupons.Shopper(**shopper))


def place(basket: carts.Basket, *, method: str = "cash", key: str = "", **contact: Any) -> orders.Order:
    """Places a basket as it stands."""
    key = key or a_key()
    checkout = checkouts.Checkout(key, method, basket.total_minor)
    user_id = basket.cart.user_id if basket.cart else None
    return checkouts.place(basket, a_contact(**contact), checkout, user_id=user_id, link=f"link-{key}")


def held(order: orders.Order) -> list[str]:
    """What a browser that opened the private link of such an order keeps in its session."""
    return [order.reference, f"link-{order.checkout_key}"]


def an_order(
    *goods: tuple[Product, int],
    method: str = "cash",
    user_id: int | None = None,
    city: City | None = None,
    coupon: coupons.Coupon | None = None,
    way: str = "",
    **contact: Any,
) -> orders.Order:
    """A placed order, by default of one product; by card it waits for its payment."""
    cart = a_cart(*(goods or ((a_product(), 1),)), user_id=user_id, city=city)
    for family in {product.family_id for product, _ in goods} if way else set():
        carts.choose_way(cart, family, way=way)
    basket = carts.basket(cart)
    basket = with_coupon(basket, coupon) if coupon else basket
    return orders.get(place(basket, method=method, **contact).id)


def a_paid_order(*goods: tuple[Product, int], user_id: int | None = None, city: City | None = None) -> orders.Order:
    """An order paid by card and confirmed."""
    order = an_order(*goods, method="card", user_id=user_id, city=city)
    pay(order)
    return orders.get(order.id)


def pay(order: orders.Order) -> payments.Payment:
    """The card payment of an order comes in, and whoever waits for it hears of it."""
    payment = payments.find_for("order", order.id)
    assert payment is not None
    ref = open_page(payment)
    attempt = payments.newest_attempt(payment.id)
    assert attempt is not None
    somebody_pays(gateway_of(payment), ref, attempt.url)
    take_in(payment)
    return payment


def abandoned(order: orders.Order) -> orders.Order:
    """The same order, its time to pay over."""
    payment = payments.find_for("order", order.id)
    assert payment is not None
    payments.expire(payment)
    heard()
    db.session.expire_all()
    return orders.get(order.id)


def gateway_of(payment: payments.Payment) -> gateways.PageGateway:
    """The provider a payment is paid through."""
    gateway = gateways.with_pages(payment.gateway)
    assert gateway is not None
    return gateway


def open_page(payment: payments.Payment) -> str:
    """What the provider calls the page it opens for a payment; as a conversation does it, in the caller's unit of work."""
    attempt = payments.attempts.open_attempt(payments.lock(payment.id), live=False, after=0)
    line = gateways.PayLine("goods", payment.amount_minor)
    request = gateways.CheckoutRequest(
        once=attempt.once,
        reference=attempt.once,
        group=payment.reference,
        currency=payment.currency,
        lines=[line],
        success_url="http://localhost/paid",
        cancel_url="http://localhost/left",
        language="ar",
        expires_at=datetime.now(UTC) + timedelta(minutes=31),  # providers know no clock but their own
    )
    handle = gateway_of(payment).create_checkout(request)
    payments.attempts.redirect(payment, attempt, handle)
    return handle.ref


def take_in(payment: payments.Payment) -> payments.Attempt:
    """What the provider says of the latest attempt is settled, and whoever waits for it hears of it."""
    attempt = payments.newest_attempt(payment.id)
    assert attempt is not None
    assert attempt.session_ref is not None
    attempt = payments.record(attempt.id, gateway_of(payment).fetch(attempt.session_ref))
    heard()
    return attempt


def carry_out(refund: payments.Refund) -> payments.Refund:
    """The provider gives money back, or whoever holds the cash does; as a conversation has it done, in the caller's unit of
    work."""
    payment, refund = payments.refunding.locked_refund(refund.id)
    if payment.purpose == "parcel":
        return hand_back(refund, orders.get_parcel(payment.subject_id))
    attempt = payments.attempts.read(refund.attempt_id) if refund.attempt_id else None
    name = payments.refunding.name_of(payment, refund)
    request = gateways.RefundRequest(
        once=name,
        reference=name,
        payment_ref=attempt.payment_ref if attempt else None,
        amount_minor=refund.amount_minor,
        currency=payment.currency,
        reason=refund.reason,
    )
    seen = gateways.GATEWAYS[payment.gateway].refund(request)
    return payments.refunding.record_refund(refund.id, seen)


def hand_back(refund: payments.Refund, parcel: orders.Parcel) -> payments.Refund:
    """Cash is given back: by its family, or by somebody of the office, who knows that nobody else does."""
    if refund.waits_for_family:
        handbacks.give(parcel, refund, desk(parcel.family))
        return refund
    payment, refund = payments.refunding.locked_refund(refund.id)
    payments.refunding.fail(payment, refund, trouble=payments.refunding.BY_HAND)
    refunds.give_by_hand(refund, Actor(roles=frozenset({"staff"})), note="حوالة 31")
    return refund


def heard() -> None:
    """Runs the reactions to what was told so far, as the end of a unit of work would."""
    db.session.flush()
    facts.settle(db.session())


def opened(reference: str) -> orders.Order:
    """The order of a reference, whole."""
    return orders.get(db.session.scalars(select(orders.Order.id).where(orders.Order.reference == reference)).one())


def the_parcel(order: orders.Order) -> orders.Parcel:
    """The first parcel of an order, with its order and family."""
    return orders.get_parcel(order.parcels[0].id)


def hand_over(parcel: orders.Parcel) -> None:
    """The goods reach the shopper, by the courier where it brings them."""
    orders.hand_over(parcel, desk(parcel.family), code=parcel.handover_code, aware=True)
    if parcel.way == delivery.COURIER:
        orders.doors.bring(parcel, Actor(roles=frozenset({"staff"})))


def bring_to(parcel: orders.Parcel, state: str) -> orders.Parcel:
    """Moves a confirmed parcel along its road by the family's own steps."""
    actor = desk(parcel.family)
    steps = {
        "accepted": lambda: orders.accept(parcel, actor, aware=True),
        "preparing": lambda: orders.prepare(parcel, actor, aware=True),
        "ready": lambda: orders.make_ready(parcel, actor, aware=True),
        "handed_over": lambda: hand_over(parcel),
    }
    for name, step in steps.items():
        step()
        if name == state:
            break
    heard()
    return parcel
