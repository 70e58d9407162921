"""The demo market: families, goods and a year of orders, told through the commands everybody else uses."""

from storefront.demo.bulk import load_bulk
from storefront.demo.cast import is_told
from storefront.demo.people import logins
from storefront.demo.telling import tell_market

__all__ = ["is_told", "load_bulk", "logins", "tell_market"]
