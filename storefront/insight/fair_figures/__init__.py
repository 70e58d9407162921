"""What exhibitions and markets came to: what was left to a family after its stall was paid.

Reads all, changes nothing below.
"""

from storefront.insight.fair_figures.left import Fair, Left, Paid, Rent, Taken, TakenDay, Time, time_at
from storefront.insight.fair_figures.of_families import all_of, days_of, of, page, rents

__all__ = [
    "Fair",
    "Left",
    "Paid",
    "Rent",
    "Taken",
    "TakenDay",
    "Time",
    "all_of",
    "days_of",
    "of",
    "page",
    "rents",
    "time_at",
]
