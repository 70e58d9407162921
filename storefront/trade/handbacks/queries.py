"""Reading what goes back of cash: of a parcel, of an order, of everything a family still has to give."""

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import select

from storefront.kernel.database import db
from storefront.kernel.refusals import NotFound
from storefront.trade.delivery import COURIER
from storefront.trade.handbacks.policy import OPEN, is_open, knows_shopper
from storefront.trade.orders import Order, Parcel
from storefront.treasury.payments import FAMILY, Payment, Refund

AT_DOOR = (Payment.purpose == "parcel") & (Parcel.id == Payment.subject_id)
REFUNDS = (
    select(Refund, Parcel).join(Payment, Payment.id == Refund.payment_id).join(Parcel, AT_DOOR).order_by(Refund.id)
)


def of_parcel(parcel_id: int) -> Sequence[Refund]:
    """What goes back, or went, of what was paid at a parcel's door."""
    return [refund for refund, _ in _rows(Parcel.id == parcel_id)]


def get_of_parcel(parcel_id: int, refund_id: int) -> Refund:
    """One of them. Raises NotFound for any other refund."""
    found = next((refund for refund in of_parcel(parcel_id) if refund.id == refund_id), None)
    if found is None:
        raise NotFound()
    return found


def of_order(order_id: int) -> dict[int, list[Refund]]:
    """The same of all parcels of an order, by parcel id."""
    found: dict[int, list[Refund]] = {}
    for refund, parcel in _rows(Parcel.order_id == order_id):
        found.setdefault(parcel.id, []).append(refund)
    return found


def parcel_of(refund: Refund) -> Parcel | None:
    """The parcel at whose door the money of a refund was paid; None for what was paid ahead."""
    return next((parcel for _, parcel in _rows(Refund.id == refund.id)), None)


def waiting_of(family_id: int) -> list[tuple[Refund, Parcel]]:
    """The cash a family still has to give, the oldest first."""
    return _rows(Parcel.family_id == family_id, Refund.state == "asked", Refund.way == FAMILY)


def knowing(parcels: Iterable[Parcel]) -> frozenset[int]:
    """Those of these parcels, by id, whose family and shopper see how to reach each other. One query where what a family took
    in cash is over, none otherwise."""
    found, asked = set[int](), set[int]()
    for parcel in parcels:
        if knows_shopper(parcel, ()):
            found.add(parcel.id)
        elif parcel.handed_over_at and parcel.way != COURIER:
            asked.add(parcel.id)
    rows = _rows(Parcel.id.in_(asked)) if asked else []
    return frozenset(found | {parcel.id for refund, parcel in rows if is_open(refund)})


def orders_waiting(user_id: int) -> Sequence[int]:
    """A member's orders of which cash is still to be given back, by id."""
    mine = select(Parcel.order_id).join(Order, Order.id == Parcel.order_id).where(Order.user_id == user_id)
    theirs = mine.join(Payment, AT_DOOR).join(Refund, Refund.payment_id == Payment.id)
    waiting = theirs.where(Refund.state.in_(OPEN))
    return db.session.scalars(waiting.distinct().order_by(Parcel.order_id)).all()


def _rows(*where: Any) -> list[tuple[Refund, Parcel]]:
    return [(refund, parcel) for refund, parcel in db.session.execute(REFUNDS.where(*where))]
