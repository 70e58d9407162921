"""Corrections: what a shopper may mend of an order within a day, and the private link that changes hands with it."""

from storefront.trade.corrections.commands import correct, renew_link

__all__ = ["correct", "renew_link"]
