"""Pieces on hand: taken, given back, counted. Every change has its movement."""

from storefront.goods.stock import low
from storefront.goods.stock.commands import MOST, count, free, put_back, set_aside, take
from storefront.goods.stock.facts import StockChanged
from storefront.goods.stock.models import StockItem, StockMove
from storefront.goods.stock.queries import Availability, astray, availability, free_of
from storefront.goods.stock.refusals import CountHasChanged, CountIsNotValid, StockRanOut

__all__ = [
    "MOST",
    "Availability",
    "CountHasChanged",
    "CountIsNotValid",
    "StockChanged",
    "StockItem",
    "StockMove",
    "StockRanOut",
    "astray",
    "availability",
    "count",
    "free",
    "free_of",
    "low",
    "put_back",
    "set_aside",
    "take",
]
