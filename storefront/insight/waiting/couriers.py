"""What is with the courier, for the office that hears from it."""

from sqlalchemy import func, select
from sqlalchemy.orm import joinedload, selectinload

from storefront.kernel.database import db
from storefront.kernel.paging import PAGE_SIZE, Page
from storefront.trade.orders import Order, Parcel


def parcels(*, number: int = 1) -> Page[Parcel]:
    """A page of the parcels that are with the courier, those that left first on top."""
    there = Parcel.state == "sent"
    total = db.session.scalar(select(func.count(Parcel.id)).where(there)) or 0
    statement = (
        select(Parcel)
        .where(there)
        .options(joinedload(Parcel.order).joinedload(Order.city), joinedload(Parcel.family), selectinload(Parcel.lines))
        .order_by(Parcel.state_at, Parcel.id)
        .limit(PAGE_SIZE)
        .offset(PAGE_SIZE * (number - 1))
    )
    return Page(db.session.scalars(statement).all(), number, total)
