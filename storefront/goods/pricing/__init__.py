"""What a thing costs its family to make, and what to ask for it so that what is wanted is left after the market's fee."""

from storefront.goods.pricing.reckoning import MOST_MARGIN, MOST_PIECES, Making, Suggestion, portion, sensible, suggest

__all__ = ["MOST_MARGIN", "MOST_PIECES", "Making", "Suggestion", "portion", "sensible", "suggest"]
