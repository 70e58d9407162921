"""Allocations: which family stands in which stall on which day. One family in a stall on a day, held by the database."""

from storefront.fairs.allocations import refusals
from storefront.fairs.allocations.commands import (
    CHOSEN,
    GIVING,
    choose,
    comes,
    follow_days,
    give,
    give_rest,
    leave,
    may_choose,
    release_all,
    release_family,
    set_booking,
    swap,
    take_back,
)
from storefront.fairs.allocations.facts import StallGiven, StallTaken
from storefront.fairs.allocations.models import MOST_STALLS, StallDay
from storefront.fairs.allocations.queries import (
    Holder,
    Own,
    count_of,
    holders,
    numbers_of,
    of_family,
    taken_days,
    to_choose_from,
    waiting,
)

__all__ = [
    "CHOSEN",
    "GIVING",
    "MOST_STALLS",
    "Holder",
    "Own",
    "StallDay",
    "StallGiven",
    "StallTaken",
    "choose",
    "comes",
    "count_of",
    "follow_days",
    "give",
    "give_rest",
    "holders",
    "leave",
    "may_choose",
    "numbers_of",
    "of_family",
    "refusals",
    "release_all",
    "release_family",
    "set_booking",
    "swap",
    "take_back",
    "taken_days",
    "to_choose_from",
    "waiting",
]
