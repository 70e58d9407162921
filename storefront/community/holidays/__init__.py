"""Days on which a family makes nothing and hands nothing over, with a note for shoppers: the nearest holiday, and later ones."""

from storefront.community.holidays import refusals
from storefront.community.holidays.commands import (
    FARTHEST_DAYS,
    MOST_DAYS,
    MOST_NOTE,
    MOST_PLANNED,
    Terms,
    end,
    plan,
    planned,
    turn_one,
)
from storefront.community.holidays.days import NONE, Holiday, of

__all__ = [
    "FARTHEST_DAYS",
    "MOST_DAYS",
    "MOST_NOTE",
    "MOST_PLANNED",
    "NONE",
    "Holiday",
    "Terms",
    "end",
    "of",
    "plan",
    "planned",
    "refusals",
    "turn_one",
]
