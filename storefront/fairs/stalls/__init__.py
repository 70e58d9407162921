"""Stalls: where they stand at an exhibition, by number, on a picture of the place; how large they are, what they have and cost.

Who stands in which is of allocations.
"""

from storefront.fairs.stalls import layout, refusals
from storefront.fairs.stalls.commands import (
    CLOSED,
    add,
    add_row,
    change,
    changed,
    check_open,
    copy,
    drop,
    hold,
    lock,
    place,
    prepare,
    set_picture,
    show,
)
from storefront.fairs.stalls.facts import StallPlanChanged
from storefront.fairs.stalls.layout import BOOKINGS, FEATURES, MOST_IN_ROW, MOST_STALLS, WHOLE, Row, StallWords
from storefront.fairs.stalls.models import Stall, StallPlan
from storefront.fairs.stalls.queries import by_id, count_of, find, kept_keys, of_exhibition, of_plan, one_of, templates

__all__ = [
    "BOOKINGS",
    "CLOSED",
    "FEATURES",
    "MOST_IN_ROW",
    "MOST_STALLS",
    "WHOLE",
    "Row",
    "Stall",
    "StallPlan",
    "StallPlanChanged",
    "StallWords",
    "add",
    "add_row",
    "by_id",
    "change",
    "changed",
    "check_open",
    "copy",
    "count_of",
    "drop",
    "find",
    "hold",
    "kept_keys",
    "layout",
    "lock",
    "of_exhibition",
    "of_plan",
    "one_of",
    "place",
    "prepare",
    "refusals",
    "set_picture",
    "show",
    "templates",
]
