"""Which orders of a member are not over yet, whoever of the two still has something to give."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, and_, case, exists, or_, select

from storefront.kernel.database import db
from storefront.trade import orders, returns
from storefront.trade.orders import OPEN, Order, Parcel
from storefront.trade.unsettled.refusals import NotSettled
from storefront.treasury.payments import Payment, Refund

# money of the shopper, goods to them, goods to the family, money to the shopper
UNPAID, COMING, RETURNING, OWED = "unpaid", "coming", "returning", "owed"
NOT_GIVEN = ("asked", "pending", "failed")  # of a refund, whoever gives it


@dataclass(frozen=True)
class Held:
    """An order, the first reason for which it is not over, and whether the account holds it or its address alone."""

    reference: str
    why: str
    is_claimed: bool


def of_member(user_id: int, address: str = "") -> Sequence[Held]:
    """A member's orders that are not over, and those a guest placed with the member's confirmed address, the oldest first; one
    query."""
    parcels = Parcel.order_id == Order.id
    coming = exists().where(parcels, Parcel.state.in_(OPEN))
    returning = exists().where(parcels, returns.ReturnRequest.parcel_id == Parcel.id, returns.WAITING)
    ahead = and_(Payment.purpose == "order", Payment.subject_id == Order.id)
    at_door = and_(
        Payment.purpose == "parcel", Payment.subject_id.in_(select(Parcel.id).where(parcels).correlate(Order))
    )
    owed = exists().where(Refund.payment_id == Payment.id, Refund.state.in_(NOT_GIVEN), or_(ahead, at_door))
    why = case(
        (and_(coming, Order.confirmed_at.is_(None)), UNPAID), (coming, COMING), (returning, RETURNING), else_=OWED
    )
    mine = select(Order.reference, why, Order.user_id.is_not(None)).where(_whose(user_id, address))
    rows = db.session.execute(mine.where(or_(coming, returning, owed)).order_by(Order.id))
    return [Held(*row) for row in rows]


def check_may_leave(user_id: int) -> None:
    """Raises OrdersAreOpen while something is to be brought to a member, NotSettled while something is to go back."""
    held = of_member(user_id)
    if any(one.why in (UNPAID, COMING) for one in held):
        raise orders.refusals.OrdersAreOpen()
    if held:
        raise NotSettled(orders="، ".join(one.reference for one in held))


def _whose(user_id: int, address: str) -> ColumnElement[bool]:
    """A member's orders, and with a confirmed address those a guest placed with it."""
    mine: ColumnElement[bool] = Order.user_id == user_id
    return or_(mine, and_(Order.user_id.is_(None), Order.email == address)) if address else mine
