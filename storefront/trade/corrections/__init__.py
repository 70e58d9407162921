"""Corrections: what a shopper may mend of an order within a day, and the private link that changes hands with it."""

from storefront.trade.corrections.commands import correct, renew_link
from storefront.trade.corrections.facts import OrderCorrected

__all__ = ["OrderCorrected", "correct", "renew_link"]
