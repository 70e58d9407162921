"""What waits for somebody: for a family at its desk, for the office. Reads all, changes nothing."""

from storefront.insight.waiting.queries import (
    FamilyNews,
    FamilyWork,
    MarketWork,
    at_desk,
    of_family,
    of_market,
    with_returns,
)

__all__ = ["FamilyNews", "FamilyWork", "MarketWork", "at_desk", "of_family", "of_market", "with_returns"]
