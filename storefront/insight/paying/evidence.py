"""What proves to a shopper's bank that an order was made and handed over: its parcels and their steps, the letters."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import or_, select

from storefront.community.notices import Notice
from storefront.kernel.database import db
from storefront.trade import orders
from storefront.trade.delivery import COLLECT, COURIER, OWN
from storefront.trade.orders import Order, Parcel, ParcelStep
from storefront.treasury.payments import Payment

BROUGHT, AT_DOOR = ("handed_over", "delivered"), ("delivered", "refused")
# the shopper's own code, the family's word for what it brings itself, and the courier's word that the office wrote down
WITNESSES = {COLLECT: "code", OWN: "family", COURIER: "courier"}


@dataclass(frozen=True)
class Step:
    """A step of a parcel: where it led, when, and whose word it is: family, office, shopper, or the market's own by time;
    nobody's where that cannot be told."""

    after: str
    at: datetime
    by: str


@dataclass(frozen=True)
class Handing:
    """How a parcel reached its shopper: when, and what that rests on (see WITNESSES); no moment for one that did not."""

    parcel: Parcel
    at: datetime | None
    witness: str
    steps: Sequence[Step]


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
    return Evidence(order, [handing_of(parcel, order) for parcel in order.parcels], letters_about(order))


def order_of_parcel(payment: Payment) -> int | None:
    """The order of what is paid at a door."""
    mine = (Parcel.id == payment.subject_id) & (payment.purpose == "parcel")
    return db.session.scalar(select(Parcel.order_id).where(mine))


def handing_of(parcel: Parcel, order: Order) -> Handing:
    """When a parcel was handed over, by its own steps, and what there is for it."""
    steps = [Step(step.after, step.at, whose(step, parcel, order)) for step in parcel.steps]
    moments = [step.at for step in steps if step.after in BROUGHT]
    return Handing(parcel, moments[0] if moments else None, WITNESSES[parcel.way] if moments else "", steps)


def whose(step: ParcelStep, parcel: Parcel, order: Order) -> str:
    """Whose word a step is; nobody's where that cannot be told, such as a cancellation without an account."""
    if step.after == "placed":
        return "shopper"
    if step.after == "cancelled":
        return "shopper" if step.by is not None and step.by == order.user_id else ""
    if step.after == "completed" or step.reason == orders.policy.UNANSWERED:
        return "market"
    by_office = parcel.way == COURIER and step.after in AT_DOOR  # nobody of the courier's is at a desk of ours
    return "office" if by_office else "family"


def letters_about(order: Order) -> Sequence[Notice]:
    """The letters that went to an order's own address about it, the oldest first."""
    ids = [parcel.id for parcel in order.parcels]
    about = or_(Notice.values["order_id"].as_integer() == order.id, Notice.values["parcel_id"].as_integer().in_(ids))
    mine = (Notice.address == order.email, Notice.address != "", about)
    return db.session.scalars(select(Notice).where(*mine).order_by(Notice.id)).all()
