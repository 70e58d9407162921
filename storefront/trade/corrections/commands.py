"""Mending an order soon after it was placed: whom it is for, where it goes, to whom its private link belongs; and taking
what is still open along when a member reads their letters elsewhere."""

from collections.abc import Collection, Sequence

from sqlalchemy import exists, or_, select

from storefront.kernel import clock
from storefront.kernel.database import db
from storefront.kernel.facts import tell
from storefront.trade import orders
from storefront.trade.corrections.facts import OrderCorrected
from storefront.trade.corrections.links import renew_link
from storefront.trade.delivery import COLLECT


def correct(order: orders.Order, contact: orders.Contact) -> None:
    """The shopper mends name, mobile, e-mail, receiver or address within a day, while nothing is being prepared; with another
    e-mail the private link is another as well.

    Raises TooLateToCorrect, AddressIsMissing. The language stays.
    """
    parcels = orders.parcels_of(order)
    if not orders.policy.may_correct({parcel.state for parcel in parcels}, order.placed_at, clock.now()):
        raise orders.refusals.TooLateToCorrect()
    if any(parcel.way != COLLECT for parcel in parcels):
        orders.check_address(contact)
    before = told_of(order)
    order.contact_name, order.mobile, order.email = contact.name, contact.mobile, contact.email
    order.receiver_name, order.receiver_mobile = contact.receiver_name, contact.receiver_mobile
    order.short_address, order.district, order.street = contact.short_address, contact.district, contact.street
    if order.email != before["email"]:
        renew_link(order)
    db.session.flush()
    after = told_of(order)
    tell(OrderCorrected(order.id, tuple(name for name in after if after[name] != before[name])))


def follow(user_id: int, before: str, after: str, *, also: Collection[int] = ()) -> Sequence[orders.Order]:
    """A member reads their letters elsewhere: their orders that carried the address before and of which letters may still
    come (`also` of these, by id) carry the one after, each with another private link; those without an address were written
    to the account, and get another link too. Which they are; whatever is finished stays as it was."""
    lively = exists().where(orders.Parcel.order_id == orders.Order.id, orders.Parcel.state.in_(orders.policy.LIVELY))
    mine = select(orders.Order).where(
        orders.Order.user_id == user_id, orders.Order.email.in_((before, "")), or_(lively, orders.Order.id.in_(also))
    )
    followed = db.session.scalars(mine.order_by(orders.Order.id).with_for_update(of=orders.Order)).all()
    for order in followed:
        order.email = order.email and after
        renew_link(order)
    return followed


def told_of(order: orders.Order) -> dict[str, object]:
    """What a shopper may mend, by the names of OrderCorrected."""
    return {
        "name": order.contact_name,
        "mobile": order.mobile,
        "email": order.email,
        "receiver": (order.receiver_name, order.receiver_mobile),
        "address": (order.short_address, order.district, order.street),
    }
