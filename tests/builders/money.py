"""What can happen to the money of an order beside being paid once, in the caller's unit of work."""

from storefront.kernel.database import db
from storefront.trade import orders
from storefront.treasury import payments
from tests.builders.providers import provider
from tests.builders.trade import heard, open_page, take_in


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
