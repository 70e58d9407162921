"""Orders: one for the shopper, one parcel for each family in it."""

from storefront.trade.orders.models import Order, OrderLine, Parcel

__all__ = ["Order", "OrderLine", "Parcel"]
