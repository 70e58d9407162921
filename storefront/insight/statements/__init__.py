"""A family's month in money: what it sold through which channel, fees, what went back, what was paid out, what is owed.

Reads all, changes nothing below.
"""

from storefront.insight.statements.periods import Month
from storefront.insight.statements.queries import months_of, of_month
from storefront.insight.statements.statement import KINDS, Movement, Owed, Sold, Statement

__all__ = [
    "KINDS",
    "Month",
    "Movement",
    "Owed",
    "Sold",
    "Statement",
    "months_of",
    "of_month",
]
