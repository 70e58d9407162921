"""Refunds after they were asked for: what the office does about them, and how a part of one goes another way."""

from storefront.treasury.refunds.commands import attribute, check_still_owed, give_by_hand, replace, try_again
from storefront.treasury.refunds.overlapping import ask_what_is_left, set_overlaps_apart
from storefront.treasury.refunds.parts import owe_again, part_of

__all__ = [
    "ask_what_is_left",
    "attribute",
    "check_still_owed",
    "give_by_hand",
    "owe_again",
    "part_of",
    "replace",
    "set_overlaps_apart",
    "try_again",
]
