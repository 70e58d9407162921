"""Days on which a family makes nothing and hands nothing over, with a note for shoppers: one holiday at a time, now or later."""

from storefront.community.holidays import refusals
from storefront.community.holidays.commands import FARTHEST_DAYS, MOST_DAYS, MOST_NOTE, Terms, end, plan, turn_one
from storefront.community.holidays.days import NONE, Holiday, of

__all__ = [
    "FARTHEST_DAYS",
    "MOST_DAYS",
    "MOST_NOTE",
    "NONE",
    "Holiday",
    "Terms",
    "end",
    "of",
    "plan",
    "refusals",
    "turn_one",
]
