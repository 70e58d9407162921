"""The shelves visitors browse: what lists sort, filter, count and print, made in advance of being read."""

from storefront.goods.shelves.commands import count_sold, recount, refresh, refresh_family, renew
from storefront.goods.shelves.counts import Counts, totals
from storefront.goods.shelves.editions import Edition, changed, edition
from storefront.goods.shelves.found import MOST_FOUND, among, totals_among
from storefront.goods.shelves.models import ProductCard, ShelfEntry
from storefront.goods.shelves.places import WHOLE_MARKET, of_category, of_family, of_region, of_season
from storefront.goods.shelves.queries import (
    ORDERS,
    Listing,
    addresses,
    card,
    cards,
    count,
    faces,
    first,
    listing,
    score_of_family,
)
from storefront.goods.shelves.wishes import Filter

__all__ = [
    "MOST_FOUND",
    "ORDERS",
    "WHOLE_MARKET",
    "Counts",
    "Edition",
    "Filter",
    "Listing",
    "ProductCard",
    "ShelfEntry",
    "addresses",
    "among",
    "card",
    "cards",
    "changed",
    "count",
    "count_sold",
    "edition",
    "faces",
    "first",
    "listing",
    "of_category",
    "of_family",
    "of_region",
    "of_season",
    "recount",
    "refresh",
    "refresh_family",
    "renew",
    "score_of_family",
    "totals",
    "totals_among",
]
