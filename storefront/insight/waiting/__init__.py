"""What waits for somebody: for a family at its desk, for the office. Reads all, changes nothing."""

from storefront.insight.waiting import answers, beginning, couriers, piles, purse, stranded, withheld
from storefront.insight.waiting.answers import Answers, Wish
from storefront.insight.waiting.beginning import Beginning
from storefront.insight.waiting.purse import Purse
from storefront.insight.waiting.queries import (
    FamilyNews,
    FamilyWork,
    MarketWork,
    at_desk,
    of_family,
    of_market,
    with_returns,
)

__all__ = [
    "Answers",
    "Beginning",
    "FamilyNews",
    "FamilyWork",
    "MarketWork",
    "Purse",
    "Wish",
    "answers",
    "at_desk",
    "beginning",
    "couriers",
    "of_family",
    "of_market",
    "piles",
    "purse",
    "stranded",
    "with_returns",
    "withheld",
]
