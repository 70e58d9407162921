"""What came of the links a family passed on: the orders of its goods that came by each, and what was sold.

Reads all, changes nothing below.
"""

from storefront.insight.referrals.queries import NOTHING, Brought, by_link, orders_by

__all__ = ["NOTHING", "Brought", "by_link", "orders_by"]
