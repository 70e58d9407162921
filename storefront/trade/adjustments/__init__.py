"""Adjustments: what a person of the office decides about the money of a parcel whose goods stay where they are."""

from storefront.trade.adjustments import refusals
from storefront.trade.adjustments.assigning import Division, Outcome, assign, could_be, guess, weigh
from storefront.trade.adjustments.commands import (
    check_no_bank_decides,
    givable,
    give,
    given_before,
    left_now,
    lefts,
    lines_of,
    paid_for,
    preview,
)
from storefront.trade.adjustments.deciding import (
    BEARERS,
    Stake,
    decide,
    decisions_of,
    give_back_borne,
    parcels_paid_by,
    stakes,
)
from storefront.trade.adjustments.facts import AllowanceGiven, DisputeDecided
from storefront.trade.adjustments.shares import Left, Wish
from storefront.trade.adjustments.stopping import WITH_FAMILY, may_stop, stop

__all__ = [
    "BEARERS",
    "WITH_FAMILY",
    "AllowanceGiven",
    "DisputeDecided",
    "Division",
    "Left",
    "Outcome",
    "Stake",
    "Wish",
    "assign",
    "check_no_bank_decides",
    "could_be",
    "decide",
    "decisions_of",
    "givable",
    "give",
    "give_back_borne",
    "given_before",
    "guess",
    "left_now",
    "lefts",
    "lines_of",
    "may_stop",
    "paid_for",
    "parcels_paid_by",
    "preview",
    "refusals",
    "stakes",
    "stop",
    "weigh",
]
