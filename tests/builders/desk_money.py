"""What the office looks into about payments, kept for good: orders that are paid, refunds that failed or were found,
disputes, hints."""

from flask.testing import FlaskClient

from storefront.kernel.database import db
from storefront.kernel.units import unit_of_work
from storefront.trade import orders
from storefront.trade.orders import Order, Parcel
from storefront.treasury import conversations, hints, payments
from storefront.treasury.disputes import Dispute
from storefront.treasury.hints import ProviderEvent
from storefront.treasury.payments import Payment, Refund
from tests.builders.adjusting import allow, found_refund, lost, said
from tests.builders.desks import a_desk, a_stranger
from tests.builders.goods import a_product
from tests.builders.money import a_settled_order, the_attempt, the_payment
from tests.builders.providers import provider

NOBODYS = (a_stranger, a_desk)


def a_paid_parcel() -> Parcel:
    """The parcel of a paid order, 125 riyals and its courier."""
    with unit_of_work():
        product = a_product(price=12_500, stock=9)
    return orders.get_parcel(a_settled_order(product).parcels[0].id)


def order_of(parcel: Parcel) -> Order:
    db.session.rollback()
    db.session.expire_all()
    return orders.get(parcel.order_id)


def payment_of(parcel: Parcel) -> Payment:
    return the_payment(order_of(parcel))


def refund_of(parcel: Parcel) -> Refund:
    """The newest refund of a parcel's payment, as it is now."""
    return payments.refunds_of(payment_of(parcel).id)[-1]


def a_refund(parcel: Parcel, amount_minor: int = 2_500) -> Refund:
    """The office gave something back of it."""
    with unit_of_work():
        allow(orders.get_parcel(parcel.id), amount_minor)
    return refund_of(parcel)


def a_failed_refund(parcel: Parcel, amount_minor: int = 2_500) -> Refund:
    """The same; it arrived, and came back."""
    refund = a_refund(parcel, amount_minor)
    conversations.carry_out_refund(refund.id)
    attempt = the_attempt(order_of(parcel))
    provider().move_refund(0, "failed", provider().page_of(attempt.once), "account_closed")
    conversations.look_at_refunds(attempt.id)
    return refund_of(parcel)


def a_found_refund(parcel: Parcel, amount_minor: int = 2_500) -> Refund:
    """Somebody gave it back in the provider's own office."""
    with unit_of_work():
        found_refund(orders.get(parcel.order_id), amount_minor)
    return refund_of(parcel)


def a_dispute(parcel: Parcel, *, is_lost: bool = False) -> Dispute:
    """The shopper's bank looks into the payment of a parcel, or has decided against us."""
    with unit_of_work():
        order = orders.get(parcel.order_id)
        return lost(order) if is_lost else said(order, "open")


def a_hint(kind: str = "page.paid", **other: str) -> ProviderEvent:
    """Something the provider told about the newest page."""
    with unit_of_work():
        hint = provider().tell(kind, provider().newest, **other)  # type: ignore[arg-type]
        hints.take_in("obedient", [hint], live=False)
    return hints.page().rows[0]


def doors(client: FlaskClient, *paths: str) -> list[int]:
    """What somebody is answered who opens these pages."""
    return [client.get(path).status_code for path in paths]
