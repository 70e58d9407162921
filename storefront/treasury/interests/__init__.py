"""Whom the money of a payment concerns, as those who sell tell it: nobody of the office decides on money of their own."""

from storefront.treasury.interests.policy import Interested, OwnInterest, concern, concerning, only_others, told_by

__all__ = ["Interested", "OwnInterest", "concern", "concerning", "only_others", "told_by"]
