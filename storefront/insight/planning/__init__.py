"""What a family looks at before a season: what it sold in the last one, week by week.

Reads all, changes nothing below.
"""

from storefront.insight.planning.queries import Sold, SoldWeek, sold
from storefront.insight.planning.weeks import BEFORE, Week, last_turn, weeks_of

__all__ = ["BEFORE", "Sold", "SoldWeek", "Week", "last_turn", "sold", "weeks_of"]
