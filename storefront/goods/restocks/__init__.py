"""Sold-out goods members wait for: each gets one letter when there are pieces again."""

from storefront.goods.restocks.commands import ask, forget_member, take_due, withdraw
from storefront.goods.restocks.facts import Restocked
from storefront.goods.restocks.queries import Awaited, asked_among, of_member
from storefront.goods.restocks.refusals import TooManyAwaited

__all__ = [
    "Awaited",
    "Restocked",
    "TooManyAwaited",
    "ask",
    "asked_among",
    "forget_member",
    "of_member",
    "take_due",
    "withdraw",
]
