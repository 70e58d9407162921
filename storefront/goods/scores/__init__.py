"""Scores: how many shoppers gave how many stars to a product and to a family, and the one number that follows from it.

The words beside the stars are `trade.reviews`; here is only what lists and cards show.
"""

from storefront.goods.scores.commands import count, discount
from storefront.goods.scores.models import STARS, FamilyScore, ProductScore
from storefront.goods.scores.queries import find_of_family, of_products, score_of
from storefront.goods.scores.rating import MOST_STARS, NONE, Score

__all__ = [
    "MOST_STARS",
    "NONE",
    "STARS",
    "FamilyScore",
    "ProductScore",
    "Score",
    "count",
    "discount",
    "find_of_family",
    "of_products",
    "score_of",
]
