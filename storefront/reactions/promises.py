"""What a coupon promised once: when nothing comes of an order, its shopper may use the coupon again."""

from storefront.kernel.database import db
from storefront.trade import coupons, orders


def order_abandoned(fact: orders.OrderAbandoned) -> None:
    """It was never paid."""
    coupons.give_back(fact.order_id)


def parcel_moved(fact: orders.ParcelMoved) -> None:
    """It was called off, and perhaps with it the last there was of the order."""
    if fact.after in orders.CALLED_OFF:
        coupons.give_back_if_undone(db.session.get_one(orders.Parcel, fact.parcel_id).order_id)
