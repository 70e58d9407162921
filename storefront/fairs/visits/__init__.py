"""Visits: who comes to an exhibition on which day, with a ticket that opens a gate once; and how many went in.

Whoever says that they come has a place until they say otherwise. People without a ticket are counted as they go in. What is
personal is kept a month after the day; how many came stays.
"""

from storefront.fairs.visits import refusals
from storefront.fairs.visits.commands import MOST_PARTY, Coming, cancel, move, register
from storefront.fairs.visits.counting import DayCount, Entered, Grid, day_counts, grid
from storefront.fairs.visits.entering import MOST_AT_ONCE, MOST_GATE, check_in, count, day_of_now, take_back
from storefront.fairs.visits.facts import PeopleCounted, VisitorsForgotten, VisitorTold, VisitStepped
from storefront.fairs.visits.forgetting import KEPT, export, forget_member, forget_one
from storefront.fairs.visits.models import Entrance, Visit, VisitDay
from storefront.fairs.visits.queries import (
    all_of,
    days_left,
    entrances_of,
    find_at_gate,
    get,
    last_counted,
    of_code,
    page_of,
    places_left,
    taken_of,
)
from storefront.fairs.visits.states import COUNTED, VISIT
from storefront.fairs.visits.telling import is_untold, remind_one, tell_one

__all__ = [
    "COUNTED",
    "KEPT",
    "MOST_AT_ONCE",
    "MOST_GATE",
    "MOST_PARTY",
    "VISIT",
    "Coming",
    "DayCount",
    "Entered",
    "Entrance",
    "Grid",
    "PeopleCounted",
    "Visit",
    "VisitDay",
    "VisitStepped",
    "VisitorTold",
    "VisitorsForgotten",
    "all_of",
    "cancel",
    "check_in",
    "count",
    "day_counts",
    "day_of_now",
    "days_left",
    "entrances_of",
    "export",
    "find_at_gate",
    "forget_member",
    "forget_one",
    "get",
    "grid",
    "is_untold",
    "last_counted",
    "move",
    "of_code",
    "page_of",
    "places_left",
    "refusals",
    "register",
    "remind_one",
    "take_back",
    "taken_of",
    "tell_one",
]
