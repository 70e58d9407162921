"""Corrections: what a shopper may mend of an order within a day, and the private link that changes hands with it."""

from storefront.trade.corrections.commands import correct, follow
from storefront.trade.corrections.facts import OrderCorrected
from storefront.trade.corrections.links import open_with

__all__ = ["OrderCorrected", "correct", "follow", "open_with"]
