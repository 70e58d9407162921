"""What proves to a shopper's bank that an order was made and handed over: its parcels and their steps, the letters."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import or_, select

from storefront.community.notices import Notice
from storefront.kernel.database import db
from storefront.trade import orders
from storefront.trade.delivery import COLLECT
from storefront.trade.orders import Order, Parcel
from storefront.treasury.payments import Payment

BROUGHT = ("handed_over", "delivered")


@dataclass(frozen=True)
class Handing:
    """How a parcel reached its shopper: when, and whether their own code proved it; no moment for one that did not."""

    parcel: Parcel
    at: datetime | None
    by_code: bool


@dataclass(frozen=True)
class Evidence:
    """An order with what happened to each parcel, and the letters its shopper was sent."""

    order: Order
    handings: Sequence[Handing]
    letters: Sequence[Notice]


def evidence(payment: Payment) -> Evidence | None:
    """Everything there is about what a payment was for; None for what is no order's."""
    order_id = payment.subject_id if payment.purpose == "order" else order_of_parcel(payment)
    if order_id is None:
        return None
    order = orders.get(order_id)
    return Evidence(order, [handing_of(parcel) for parcel in order.parcels], letters_about(order))


def order_of_parcel(payment: Payment) -> int | None:
    """The order of what is paid at a door."""
    mine = (Parcel.id == payment.subject_id) & (payment.purpose == "parcel")
    return db.session.scalar(select(Parcel.order_id).where(mine))


def handing_of(parcel: Parcel) -> Handing:
    """When a parcel was handed over, by its own steps."""
    moments = [step.at for step in parcel.steps if step.after in BROUGHT]
    return Handing(parcel, moments[0] if moments else None, bool(moments) and parcel.way == COLLECT)


def letters_about(order: Order) -> Sequence[Notice]:
    """The letters that went to an order's own address about it, the oldest first."""
    ids = [parcel.id for parcel in order.parcels]
    about = or_(Notice.values["order_id"].as_integer() == order.id, Notice.values["parcel_id"].as_integer().in_(ids))
    mine = (Notice.address == order.email, Notice.address != "", about)
    return db.session.scalars(select(Notice).where(*mine).order_by(Notice.id)).all()
