"""Mending an order soon after it was placed: whom it is for, where it goes, to whom its private link belongs."""

from storefront.kernel import clock
from storefront.kernel.database import db
from storefront.kernel.facts import tell
from storefront.trade import orders
from storefront.trade.corrections.facts import OrderCorrected
from storefront.trade.delivery import COLLECT


def correct(order: orders.Order, contact: orders.Contact) -> None:
    """The shopper mends name, mobile, e-mail or address within a day, while nothing is being prepared.

    Raises TooLateToCorrect, AddressIsMissing. The language stays.
    """
    parcels = orders.parcels_of(order)
    if not orders.policy.may_correct({parcel.state for parcel in parcels}, order.placed_at, clock.now()):
        raise orders.refusals.TooLateToCorrect()
    if any(parcel.way != COLLECT for parcel in parcels):
        orders.check_address(contact)
    before = told_of(order)
    order.contact_name, order.mobile, order.email = contact.name, contact.mobile, contact.email
    order.short_address, order.district, order.street = contact.short_address, contact.district, contact.street
    db.session.flush()
    after = told_of(order)
    tell(OrderCorrected(order.id, tuple(name for name in after if after[name] != before[name])))


def renew_link(order: orders.Order, key: str, link: str) -> None:
    """Another private link: `link` is its secret, made of the fresh `key`. The one before opens nothing any more."""
    order.checkout_key, order.link_hash = key, orders.link_hash(link)
    db.session.flush()


def told_of(order: orders.Order) -> dict[str, object]:
    """What a shopper may mend, by the names of OrderCorrected."""
    return {
        "name": order.contact_name,
        "mobile": order.mobile,
        "email": order.email,
        "address": (order.short_address, order.district, order.street),
    }
