"""Whom money concerns, by what it paid for: the family of a parcel and whoever bought it, an exhibitor and its organiser."""

from sqlalchemy import or_, select

from storefront.community import accounts
from storefront.fairs import invoices
from storefront.fairs.exhibitions import Exhibition
from storefront.kernel.database import db
from storefront.trade.orders import Order, Parcel
from storefront.treasury.interests import Interested


def order(order_id: int) -> Interested:
    """Every family in it, and whoever bought."""
    families = db.session.scalars(select(Parcel.family_id).where(Parcel.order_id == order_id)).all()
    return Interested(frozenset(families), buyers(order_id))


def parcel(parcel_id: int) -> Interested:
    """Its family, and whoever bought."""
    found = db.session.get(Parcel, parcel_id)
    return Interested(frozenset({found.family_id}), buyers(found.order_id)) if found else Interested()


def fee(part_id: int) -> Interested:
    """The family that exhibits, and the body that organises."""
    invoice = invoices.invoice_of_part(part_id)
    body = db.session.scalars(select(Exhibition.body_id).where(Exhibition.id == invoice.exhibition_id))
    return Interested(families=frozenset({invoice.family_id}), bodies=frozenset(body))


def buyers(order_id: int) -> frozenset[int]:
    """The member who bought; of what was bought without signing in, whoever has shown that the address or the
    number is theirs."""
    user = accounts.User
    by_address = (user.email == Order.email) & user.confirmed_at.is_not(None)
    by_number = (user.mobile == Order.mobile) & user.mobile_confirmed_at.is_not(None)
    same = or_(user.id == Order.user_id, Order.user_id.is_(None) & (by_address | by_number))
    return frozenset(db.session.scalars(select(user.id).join(Order, same).where(Order.id == order_id)))


TELLERS = {"order": order, "parcel": parcel, invoices.PURPOSE: fee}
