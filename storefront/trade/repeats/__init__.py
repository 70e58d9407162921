"""Repeats: the same things ordered once more."""

from storefront.trade.repeats.commands import put_again

__all__ = ["put_again"]
