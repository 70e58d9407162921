"""What a family earned: by month, product and channel, after fees and rent; how near it is to the tax on sales.

Reads all, changes nothing below.
"""

from storefront.insight.income import thresholds
from storefront.insight.income.periods import MOST, YEAR, Period, asked, ending
from storefront.insight.income.queries import names_of, of_period
from storefront.insight.income.rents import HAPPENED
from storefront.insight.income.rows import Row, rows_of
from storefront.insight.income.stalls import STALL, VOIDED
from storefront.insight.income.sums import Income, MonthEarned, Sold, Sums

__all__ = [
    "HAPPENED",
    "MOST",
    "STALL",
    "VOIDED",
    "YEAR",
    "Income",
    "MonthEarned",
    "Period",
    "Row",
    "Sold",
    "Sums",
    "asked",
    "ending",
    "names_of",
    "of_period",
    "rows_of",
    "thresholds",
]
