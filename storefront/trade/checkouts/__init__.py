"""Checkouts: a basket becomes an order, at the prices and with the coupon its shopper agreed to."""

from storefront.trade.checkouts import refusals
from storefront.trade.checkouts.placing import Checkout, is_offered, place

__all__ = ["Checkout", "is_offered", "place", "refusals"]
