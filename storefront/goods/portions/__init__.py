"""Portions of what is sold by weight: so many grams each, out of the one stock of a product."""

from storefront.goods.portions import refusals
from storefront.goods.portions.reckoning import (
    BY_WEIGHT,
    COUNTED,
    MADE_TO_ORDER,
    MODES,
    MOST_GRAMS,
    OPTION,
    USUAL,
    called,
    check_grams,
    is_kept,
    is_weighed,
    named,
    per_kilo,
    suggested,
    weight,
)

__all__ = [
    "BY_WEIGHT",
    "COUNTED",
    "MADE_TO_ORDER",
    "MODES",
    "MOST_GRAMS",
    "OPTION",
    "USUAL",
    "called",
    "check_grams",
    "is_kept",
    "is_weighed",
    "named",
    "per_kilo",
    "refusals",
    "suggested",
    "weight",
]
