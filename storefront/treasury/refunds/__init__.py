"""Refunds after they were asked for: what the office does about them, and how a part of one goes another way."""

from storefront.treasury.refunds import differing, purposes
from storefront.treasury.refunds.commands import (
    attribute,
    check_still_owed,
    give_by_hand,
    is_for,
    is_left_for,
    try_again,
)
from storefront.treasury.refunds.facts import RefundWaitsForTransfer
from storefront.treasury.refunds.models import RefundPurpose
from storefront.treasury.refunds.overlapping import ask_what_is_left, set_overlaps_apart
from storefront.treasury.refunds.parts import owe_again, part_of
from storefront.treasury.refunds.waiting import leave_to_the_office

__all__ = [
    "RefundPurpose",
    "RefundWaitsForTransfer",
    "ask_what_is_left",
    "attribute",
    "check_still_owed",
    "differing",
    "give_by_hand",
    "is_for",
    "is_left_for",
    "leave_to_the_office",
    "owe_again",
    "part_of",
    "purposes",
    "set_overlaps_apart",
    "try_again",
]
