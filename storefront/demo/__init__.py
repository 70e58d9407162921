"""The demo market: families, goods and a year of orders, told through the commands everybody else uses."""

from storefront.demo.bulk import load_bulk
from storefront.demo.busy import load_busy
from storefront.demo.cast import is_told
from storefront.demo.people import logins
from storefront.demo.provider import Provider
from storefront.demo.telling import Place, tell_market
from storefront.demo.whole import is_alone, is_unfinished

__all__ = [
    "Place",
    "Provider",
    "is_alone",
    "is_told",
    "is_unfinished",
    "load_bulk",
    "load_busy",
    "logins",
    "tell_market",
]
