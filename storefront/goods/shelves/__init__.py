"""The shelves visitors browse: what lists sort, filter, count and print, made in advance of being read."""

from storefront.goods.shelves.commands import count_sold, recount, refresh, refresh_family
from storefront.goods.shelves.counts import Counts, version
from storefront.goods.shelves.found import among
from storefront.goods.shelves.models import ProductCard, ShelfEntry
from storefront.goods.shelves.places import WHOLE_MARKET, of_category, of_family, of_season
from storefront.goods.shelves.queries import (
    ORDERS,
    Filter,
    Listing,
    addresses,
    card,
    cards,
    count,
    faces,
    first,
    listing,
)

__all__ = [
    "ORDERS",
    "WHOLE_MARKET",
    "Counts",
    "Filter",
    "Listing",
    "ProductCard",
    "ShelfEntry",
    "addresses",
    "among",
    "card",
    "cards",
    "count",
    "count_sold",
    "faces",
    "first",
    "listing",
    "of_category",
    "of_family",
    "of_season",
    "recount",
    "refresh",
    "refresh_family",
    "version",
]
