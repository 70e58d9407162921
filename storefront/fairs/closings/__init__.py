"""The end of an exhibition: once nothing of it is open any more it is settled, by itself."""

from storefront.fairs.closings.settling import AFTER_DAYS, settle_one, still_open

__all__ = ["AFTER_DAYS", "settle_one", "still_open"]
