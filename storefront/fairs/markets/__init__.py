"""Permanent markets: where they are, when they are open, the stalls, shops and shelves in them, and to how many families of each
product line they let. Who has which is told by leases."""

from storefront.fairs.markets import hours, refusals
from storefront.fairs.markets.commands import (
    KINDS,
    MOST_ABOUT,
    MOST_FAMILIES,
    MOST_NAME,
    MOST_NUMBER,
    MarketWords,
    UnitWords,
    add_unit,
    change,
    change_unit,
    close_market,
    enter,
    lock,
    open_market,
    set_lines,
)
from storefront.fairs.markets.facts import MarketChanged
from storefront.fairs.markets.models import MarketLine, MarketUnit, PermanentMarket
from storefront.fairs.markets.queries import (
    all_shown,
    get,
    lines_of,
    mine,
    natural,
    of_bodies,
    shown,
    unit_of,
    units_of,
)
from storefront.fairs.markets.states import MARKET

__all__ = [
    "KINDS",
    "MARKET",
    "MOST_ABOUT",
    "MOST_FAMILIES",
    "MOST_NAME",
    "MOST_NUMBER",
    "MarketChanged",
    "MarketLine",
    "MarketUnit",
    "MarketWords",
    "PermanentMarket",
    "UnitWords",
    "add_unit",
    "all_shown",
    "change",
    "change_unit",
    "close_market",
    "enter",
    "get",
    "hours",
    "lines_of",
    "lock",
    "mine",
    "natural",
    "of_bodies",
    "open_market",
    "refusals",
    "set_lines",
    "shown",
    "unit_of",
    "units_of",
]
