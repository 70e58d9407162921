"""What a family has to make and pack in some days: the lines of its parcels, each with the day on which it has to be ready."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from storefront.goods import making
from storefront.goods.catalogue import Variant
from storefront.kernel.database import db
from storefront.trade.delivery import DAYS, ready_by
from storefront.trade.orders import Order, OrderLine, Parcel

MOST_LINES = 400  # on one list; more are asked for in fewer days


@dataclass(frozen=True)
class Pick:
    """A line to make or take from the shelf, the parcel it goes into, and the day it has to be ready on: the one that is booked
    for it in its family's days of making, or the last from which it arrives in time."""

    line: OrderLine
    parcel: Parcel
    ready_on: date
    grams: int  # what all of it weighs together; 0 of what is not sold by weight


def picking(family_id: int, states: Collection[str], *, first: date | None, last: date) -> tuple[Sequence[Pick], bool]:
    """The lines of a family's confirmed parcels in these states that have to be ready from `first` (without it, however late
    they are) to `last`, the earliest first, with their orders; and whether there are more than a list holds. Two queries."""
    farthest = last + timedelta(days=max(DAYS.values()))
    statement = (
        select(OrderLine, Parcel, Variant.grams)
        .join(Variant, Variant.id == OrderLine.variant_id)
        .join(Parcel, Parcel.id == OrderLine.parcel_id)
        .join(Order, Order.id == Parcel.order_id)
        .where(Parcel.family_id == family_id, Parcel.state.in_(states), Order.confirmed_at.is_not(None))
        .where(Parcel.promised_on <= farthest, Parcel.promised_on >= (first or date.min))
        .options(joinedload(OrderLine.ready), joinedload(Parcel.order))
        .order_by(Parcel.promised_on, Parcel.id, OrderLine.id)
        .limit(MOST_LINES + 1)
    )
    rows = db.session.execute(statement).all()
    days = making.days_of(family_id, {f"order:{parcel.order_id}" for line, parcel, _ in rows if line.is_booked})
    picks = [
        Pick(line, parcel, _ready_on(line, parcel, days), (grams or 0) * line.quantity)
        for line, parcel, grams in rows[:MOST_LINES]
    ]
    found = [pick for pick in picks if (first or date.min) <= pick.ready_on <= last]
    return sorted(found, key=lambda pick: (pick.ready_on, pick.line.id)), len(rows) > MOST_LINES


def _ready_on(line: OrderLine, parcel: Parcel, days: dict[tuple[str, int], date]) -> date:
    booked = days.get((f"order:{parcel.order_id}", line.product_id)) if line.is_booked else None
    return booked or ready_by(parcel.way, parcel.promised_on)
