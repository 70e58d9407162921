"""What can happen to the money of an order beside being paid once. Conversations keep what they do: what they are about
must be kept before."""

from storefront.goods.catalogue import Product
from storefront.kernel.database import db
from storefront.kernel.units import unit_of_work
from storefront.trade import orders
from storefront.treasury import conversations, gateways, payments
from tests.builders.goods import a_product
from tests.builders.providers import provider
from tests.builders.trade import a_basket, heard, open_page, place, take_in


def the_attempt(order: orders.Order) -> payments.Attempt:
    """The latest attempt to pay an order."""
    payment = payments.find_for("order", order.id)
    assert payment is not None
    attempt = payments.newest_attempt(payment.id)
    assert attempt is not None
    return attempt


def told_to_expire(order: orders.Order) -> orders.Order:
    """The same order after its time to pay, its page closed; what was said about the page may have been wrong."""
    payment = payments.find_for("order", order.id)
    assert payment is not None
    for attempt in payments.living_of(payment.id):
        payments.attempts.end(attempt, "expired")
    payments.expire(payment)
    heard()
    db.session.expire_all()
    return orders.get(order.id)


def a_second_payment(order: orders.Order) -> payments.Attempt:
    """A paid order is paid once more, on another page that had stayed open."""
    payment = payments.find_for("order", order.id)
    assert payment is not None
    payment.state = "open"
    ref = open_page(payment)
    payment.state = "settled"
    provider().pay(ref, fee=False)
    return take_in(payment)


def a_payment(*, amount: int = 12_500, method: str = "card", subject: int = 1) -> payments.Payment:
    """A payment for nothing in particular."""
    return payments.open_payment(purpose="something", subject_id=subject, method=method, amount_minor=amount)


def a_paid_payment(*, amount: int = 12_500) -> tuple[payments.Payment, payments.Attempt]:
    """The same, paid by card."""
    payment = a_payment(amount=amount)
    provider().pay(open_page(payment), fee=False)
    return payment, take_in(payment)


def an_unpaid_order(product: Product | None = None, *, pieces: int = 1, **contact: str) -> orders.Order:
    """An order that waits for its card payment, kept for good, so that conversations can be about it."""
    with unit_of_work():
        basket = a_basket((product or a_product(stock=5), pieces))
        return orders.get(place(basket, method="card", **contact).id)


def begin(order: orders.Order, *, after: int = 0, language: str = "ar") -> str:
    """Where the shopper of an order is sent to pay."""
    payment = the_payment(order)
    lines = [gateways.PayLine("goods", payment.amount_minor)]
    way = conversations.WayBack("http://localhost/paid", "http://localhost/left", language)
    return conversations.begin_attempt(payment.id, lines, way, after=after)


def the_payment(order: orders.Order) -> payments.Payment:
    """The payment of an order as it is now."""
    db.session.rollback()
    db.session.expire_all()
    payment = payments.find_for("order", order.id)
    assert payment is not None
    return payment


def as_it_is(order: orders.Order) -> orders.Order:
    """An order as it is now, whole."""
    db.session.rollback()
    db.session.expire_all()
    return orders.get(order.id)


def a_settled_order(product: Product | None = None, **contact: str) -> orders.Order:
    """An order paid through whole conversations, kept for good."""
    order = an_unpaid_order(product, **contact)
    begin(order)
    provider().pay(provider().newest.ref, fee=False)
    conversations.settle(the_attempt(order).id)
    return as_it_is(order)
