"""Questions about proposed dates: they can still be answered, what was agreed is promised, and days are held for nothing else."""

from collections.abc import Sequence
from datetime import timedelta

from sqlalchemy import String, cast, func, literal, or_, select, union_all

from storefront.goods.making import CapacityBooking
from storefront.insight.invariants.making import HOLDS
from storefront.kernel import clock
from storefront.kernel.database import db
from storefront.trade import proposals
from storefront.trade.orders import OrderLine, Parcel
from storefront.trade.proposals import AGREED, ASKED, DateProposal

PATIENCE = timedelta(hours=1)  # in which the worker comes round
HELD = literal("proposal:") + cast(DateProposal.id, String)


def questions_nobody_can_answer() -> Sequence[str]:
    """A date is asked for only while its parcel is not ready and there is time to answer."""
    over = or_(Parcel.state.not_in(proposals.policy.PROPOSES), DateProposal.answer_by < clock.now() - PATIENCE)
    statement = (
        select(DateProposal.id)
        .join(Parcel, Parcel.id == DateProposal.parcel_id)
        .where(DateProposal.state == ASKED, over)
        .order_by(DateProposal.id)
    )
    return [f"proposal {one}" for one in db.session.scalars(statement)]


def promises_that_were_not_agreed() -> Sequence[str]:
    """A parcel is promised for the last day its shopper agreed to."""
    last = select(func.max(DateProposal.id)).where(DateProposal.state == AGREED).group_by(DateProposal.parcel_id)
    statement = (
        select(Parcel.reference)
        .join(DateProposal, DateProposal.parcel_id == Parcel.id)
        .where(DateProposal.id.in_(last), DateProposal.proposed_on != Parcel.promised_on)
    )
    return db.session.scalars(statement.order_by(Parcel.id)).all()


def days_held_for_nothing() -> Sequence[str]:
    """Days are held for another date only while it is asked for, and for no more pieces than its parcel has."""
    ordered = (
        select(HELD.label("subject"), OrderLine.product_id.label("product"), OrderLine.quantity.label("pieces"))
        .join(OrderLine, OrderLine.parcel_id == DateProposal.parcel_id)
        .where(DateProposal.state == ASKED, OrderLine.is_booked)
    )
    held = select(CapacityBooking.subject, CapacityBooking.product_id, -CapacityBooking.pieces).where(
        HOLDS, CapacityBooking.subject.startswith("proposal:")
    )
    both = union_all(ordered, held).subquery()
    left = func.sum(both.c.pieces)
    statement = select(both.c.subject, both.c.product).group_by(both.c.subject, both.c.product).having(left < 0)
    return [f"{subject}, product {product}" for subject, product in db.session.execute(statement)]
