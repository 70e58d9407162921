"""Pieces on hand, and grams of what is sold by weight: taken, given back, counted. Every change has its movement."""

from storefront.goods.stock import low
from storefront.goods.stock.commands import (
    CARRIED_HOME,
    CARRIED_OFF,
    MOST,
    MOST_GRAMS,
    carry_home,
    carry_off,
    clear,
    count,
    draws,
    free,
    put_back,
    set_aside,
    take,
)
from storefront.goods.stock.facts import StockChanged
from storefront.goods.stock.models import StockItem, StockMove
from storefront.goods.stock.queries import PIECES, Rest, astray, free_of, rest_of
from storefront.goods.stock.refusals import CountHasChanged, CountIsNotValid, StockRanOut, WeightIsNotValid

__all__ = [
    "CARRIED_HOME",
    "CARRIED_OFF",
    "MOST",
    "MOST_GRAMS",
    "PIECES",
    "CountHasChanged",
    "CountIsNotValid",
    "Rest",
    "StockChanged",
    "StockItem",
    "StockMove",
    "StockRanOut",
    "WeightIsNotValid",
    "astray",
    "carry_home",
    "carry_off",
    "clear",
    "count",
    "draws",
    "free",
    "free_of",
    "low",
    "put_back",
    "rest_of",
    "set_aside",
    "take",
]
