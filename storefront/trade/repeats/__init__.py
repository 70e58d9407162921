"""Repeats: goods put into a basket that were chosen before, in an order or by a family in a ready basket."""

from storefront.trade.repeats.commands import put_again, put_ready

__all__ = ["put_again", "put_ready"]
