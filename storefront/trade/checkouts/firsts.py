"""Whether a shopper buys from a family for the first time: kept on the parcel when it is placed, and never changed."""

from collections.abc import Sequence

from sqlalchemy import select

from storefront.kernel.database import db
from storefront.trade import coupons
from storefront.trade.orders import CALLED_OFF, Order, Parcel


def known_to(order: Order, family_ids: Sequence[int]) -> frozenset[int]:
    """Those of some families from which the shopper of an order has another one that was not called off. Whoever shares an
    account, a mobile or an e-mail address is the same person, as for coupons. Of two orders of a guest that are placed in the
    same moment both may be called the first: that says little, and nobody waits for it."""
    shopper = coupons.Shopper(order.user_id, order.mobile, order.email)
    living = (Order.id != order.id, Order.abandoned_at.is_(None), Parcel.state.not_in(CALLED_OFF))
    before = (
        select(Parcel.family_id)
        .join(Order, Order.id == Parcel.order_id)
        .where(shopper.among(Order), *living, Parcel.family_id.in_(family_ids))
    )
    return frozenset(db.session.scalars(before.distinct()))
