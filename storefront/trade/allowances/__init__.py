"""Allowances: money of a parcel that went to its shopper while the goods stayed. Their table and arithmetic; who decides
about them is adjustments."""

from storefront.trade.allowances.arithmetic import Gone, commission_gone, paid, price_gone, price_home
from storefront.trade.allowances.models import Allowance, AllowanceLine
from storefront.trade.allowances.queries import (
    BY_BANK,
    STANDS,
    Allowed,
    allowed,
    allowed_of,
    find,
    get,
    left_of,
    of_parcels,
)

__all__ = [
    "BY_BANK",
    "STANDS",
    "Allowance",
    "AllowanceLine",
    "Allowed",
    "Gone",
    "allowed",
    "allowed_of",
    "commission_gone",
    "find",
    "get",
    "left_of",
    "of_parcels",
    "paid",
    "price_gone",
    "price_home",
]
