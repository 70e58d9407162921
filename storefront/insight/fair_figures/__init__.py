"""What exhibitions and markets came to: to a family, after its stall was paid; to an organiser, as far as families agreed.

Reads all, changes nothing below.
"""

from storefront.insight.fair_figures.hiding import LEAST, Parts, Seen
from storefront.insight.fair_figures.left import Fair, Left, Paid, Rent, TakenDay, Time, time_at
from storefront.insight.fair_figures.of_exhibitions import Counts, Quota, Shop, Sold, counts, quotas, sold
from storefront.insight.fair_figures.of_families import all_of, days_of, of, page, rents

__all__ = [
    "LEAST",
    "Counts",
    "Fair",
    "Left",
    "Paid",
    "Parts",
    "Quota",
    "Rent",
    "Seen",
    "Shop",
    "Sold",
    "TakenDay",
    "Time",
    "all_of",
    "counts",
    "days_of",
    "of",
    "page",
    "quotas",
    "rents",
    "sold",
    "time_at",
]
