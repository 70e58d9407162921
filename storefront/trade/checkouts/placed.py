"""What a shopper has ordered lately: the newest order that is with its families."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import and_, or_, select
from sqlalchemy.orm import selectinload

from storefront.kernel.database import db
from storefront.trade.orders import CALLED_OFF, Order, Parcel


def newest(*, user_id: int | None, link_hashes: Sequence[str], since: datetime) -> Order | None:
    """The newest order confirmed since a moment, of a member's and of those whose private links (by their hashes) a browser
    holds; with its parcels. None when there is none, or nothing of them stands any more."""
    mine = or_(Order.link_hash.in_(link_hashes), and_(Order.user_id.is_not(None), Order.user_id == user_id))
    stands = select(Parcel.id).where(Parcel.order_id == Order.id, Parcel.state.not_in(CALLED_OFF)).exists()
    statement = select(Order).where(mine, Order.confirmed_at >= since, stands).options(selectinload(Order.parcels))
    return db.session.scalar(statement.order_by(Order.confirmed_at.desc(), Order.id.desc()).limit(1))
