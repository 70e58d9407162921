"""A member who leaves: their orders stay, as the law wants receipts kept, without anything that says who it was."""

import secrets
from collections.abc import Mapping

from sqlalchemy import exists, select, update
from sqlalchemy.orm import selectinload

from storefront.kernel.database import db
from storefront.trade.orders.contacts import link_hash
from storefront.trade.orders.models import Order, OrderLine, Parcel
from storefront.trade.orders.refusals import OrdersAreOpen
from storefront.trade.orders.states import OPEN

NOBODY = "—"


def has_open(user_id: int) -> bool:
    """Whether a family still has something to do for this member."""
    mine = exists().where(Order.id == Parcel.order_id, Order.user_id == user_id, Parcel.state.in_(OPEN))
    return bool(db.session.scalar(select(mine)))


def forget_member(user_id: int) -> Mapping[int, str]:
    """Takes name, mobile, addresses, notes and link out of a member's orders; the e-mail address that stood in each, by the
    order's id ("" where none did).

    Raises OrdersAreOpen while something is still to be brought.
    """
    if has_open(user_id):
        raise OrdersAreOpen()
    statement = select(Order).where(Order.user_id == user_id).options(selectinload(Order.parcels))
    emails = {}
    for order in db.session.scalars(statement):
        emails[order.id] = order.email
        order.user_id, order.contact_name, order.mobile, order.email = None, NOBODY, "", ""
        order.short_address = None
        order.district = order.street = order.receiver_name = order.receiver_mobile = ""
        order.link_hash = link_hash(secrets.token_hex())
        for parcel in order.parcels:
            parcel.note = ""
        ids = [parcel.id for parcel in order.parcels]
        texts = update(OrderLine).where(OrderLine.parcel_id.in_(ids)).values(personal_text="")
        db.session.execute(texts.execution_options(synchronize_session=False))
    db.session.flush()
    return emails
