"""Questions about daily capacities: their days hold what is booked, no more than they may, and only for what is ordered."""

from collections.abc import Sequence

from sqlalchemy import String, and_, case, cast, func, literal, or_, select, union_all

from storefront.goods.making import Capacity, CapacityBooking, CapacityDay
from storefront.kernel.database import db
from storefront.trade import proposals
from storefront.trade.orders import CALLED_OFF, OrderLine, Parcel

HOLDS = CapacityBooking.given_back_at.is_(None)


def days_over_their_capacity() -> Sequence[str]:
    """No day holds more pieces than its family makes, except where the capacity was lowered after they were booked."""
    last = func.max(CapacityBooking.booked_at)
    statement = (
        select(CapacityDay.capacity_id, CapacityDay.day, CapacityDay.booked, Capacity.pieces)
        .join(Capacity, Capacity.id == CapacityDay.capacity_id)
        .outerjoin(
            CapacityBooking,
            (CapacityBooking.capacity_id == CapacityDay.capacity_id) & (CapacityBooking.day == CapacityDay.day) & HOLDS,
        )
        .where(CapacityDay.booked > Capacity.pieces)
        .group_by(CapacityDay.capacity_id, CapacityDay.day, CapacityDay.booked, Capacity.pieces, Capacity.lowered_at)
        .having(or_(Capacity.lowered_at.is_(None), last > Capacity.lowered_at))
    )
    return [f"capacity {one}: {booked} of {most} on {day}" for one, day, booked, most in db.session.execute(statement)]


def days_that_are_not_their_bookings() -> Sequence[str]:
    """What a day says is booked is the sum of the bookings that hold."""
    said = select(
        CapacityDay.capacity_id.label("capacity"), CapacityDay.day.label("day"), CapacityDay.booked.label("pieces")
    )
    written = select(CapacityBooking.capacity_id, CapacityBooking.day, -CapacityBooking.pieces).where(HOLDS)
    both = union_all(said, written).subquery()
    apart = func.sum(both.c.pieces)
    statement = select(both.c.capacity, both.c.day, apart).group_by(both.c.capacity, both.c.day).having(apart != 0)
    return [f"capacity {one}: {pieces} pieces apart on {day}" for one, day, pieces in db.session.execute(statement)]


def pieces_ordered_and_not_booked() -> Sequence[str]:
    """What is booked is what lies in the booked lines of orders, less what was called off; of what is made the days that had
    still to come were given back, so that less may be booked."""
    subject = literal("order:") + cast(Parcel.order_id, String)
    is_made = case((Parcel.state.in_(proposals.policy.PROPOSES), 0), else_=1)
    ordered = (
        select(
            subject.label("subject"),
            OrderLine.product_id.label("product"),
            OrderLine.quantity.label("pieces"),
            is_made.label("made"),
        )
        .join(Parcel, Parcel.id == OrderLine.parcel_id)
        .where(OrderLine.is_booked, Parcel.state.not_in(CALLED_OFF))
    )
    booked = select(CapacityBooking.subject, CapacityBooking.product_id, -CapacityBooking.pieces, literal(0))
    written = booked.where(HOLDS, CapacityBooking.subject.not_like("proposal:%"))  # see proposals
    both = union_all(ordered, written).subquery()
    apart = func.sum(both.c.pieces)
    statement = (
        select(both.c.subject, both.c.product, apart)
        .group_by(both.c.subject, both.c.product)
        .having(or_(apart < 0, and_(apart > 0, func.max(both.c.made) == 0)))
    )
    return [
        f"{whose}, product {product}: {pieces} pieces apart" for whose, product, pieces in db.session.execute(statement)
    ]
