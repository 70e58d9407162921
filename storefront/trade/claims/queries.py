"""Orders that were placed without an account, as whoever reads letters at their address may know them before taking them
over: reference, day and families, nothing of the person."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, func, select

from storefront.community.families import Family
from storefront.kernel.database import db
from storefront.trade.orders import Order, Parcel

MOST = 20  # offered at once, the newest first


@dataclass(frozen=True)
class Found:
    """One of them."""

    reference: str
    placed_at: datetime
    families: Sequence[Family]


def found(address: str, *, since: str = "", most: int | None = MOST) -> Sequence[Found]:
    """The newest orders of guests with this confirmed address ("" for none), each with its families, or all of them; from the
    one of the reference `since` on to the older ones, if it is one of them. One query."""
    if not address:
        return []
    first = select(Order.id).where(*of_guest(address), Order.reference == since).scalar_subquery()
    ids = select(Order.id).where(*of_guest(address)).order_by(Order.id.desc()).limit(most)
    if since:
        ids = ids.where(Order.id <= func.coalesce(first, Order.id))
    statement = (
        select(Order, Family)
        .join(Parcel, Parcel.order_id == Order.id)
        .join(Family, Family.id == Parcel.family_id)
        .where(Order.id.in_(ids))
        .order_by(Order.id.desc(), Parcel.id)
    )
    families: dict[Order, list[Family]] = {}
    for order, family in db.session.execute(statement):
        families.setdefault(order, []).append(family)
    return [Found(order.reference, order.placed_at, sellers) for order, sellers in families.items()]


def of_guest(address: str) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    """Whoever placed it had no account and gave this address."""
    return Order.user_id.is_(None), Order.email == address
