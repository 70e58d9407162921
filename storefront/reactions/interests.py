"""Whom money concerns, by what it paid for: the family of a parcel and whoever bought it, an exhibitor and its organiser."""

from collections.abc import Collection

from sqlalchemy import ColumnElement, or_, select

from storefront.community import accounts
from storefront.fairs import invoices
from storefront.fairs.exhibitions import Exhibition
from storefront.kernel.actors import Actor
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
    found = select(accounts.User.id).join(Order, is_buyer()).where(Order.id == order_id)
    return frozenset(db.session.scalars(found))


def is_buyer() -> ColumnElement[bool]:
    """Whether a person is whoever bought an order."""
    user = accounts.User
    by_address = (user.email == Order.email) & user.confirmed_at.is_not(None)
    by_number = (user.mobile == Order.mobile) & user.mobile_confirmed_at.is_not(None)
    return or_(user.id == Order.user_id, Order.user_id.is_(None) & (by_address | by_number))


def own_orders(actor: Actor, order_ids: Collection[int]) -> Collection[int]:
    """Those of these orders that a person bought or whose family has a share in them."""
    user = accounts.User
    bought = select(Order.id).join(user, is_buyer()).where(user.id == actor.user_id, Order.id.in_(order_ids))
    sold = select(Parcel.order_id).where(Parcel.family_id.in_(actor.families), Parcel.order_id.in_(order_ids))
    return db.session.scalars(bought.union(sold)).all()


def own_fees(actor: Actor, part_ids: Collection[int]) -> Collection[int]:
    """Those of these parts of exhibitors' invoices that a person's family pays or their body collects; most of the office
    have neither."""
    return [one for one in part_ids if fee(one).has(actor)] if actor.families or actor.bodies else []


TELLERS = {"order": order, "parcel": parcel, invoices.PURPOSE: fee}
CHOOSERS = {"order": own_orders, invoices.PURPOSE: own_fees}
