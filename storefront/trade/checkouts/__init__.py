"""Checkouts: a basket becomes an order, at the prices and with the coupon its shopper agreed to; and waits
to be paid."""

from storefront.trade.checkouts import awaited, channels, placed, refusals, reviving
from storefront.trade.checkouts.placing import Checkout, is_offered, place

__all__ = ["Checkout", "awaited", "channels", "is_offered", "place", "placed", "refusals", "reviving"]
