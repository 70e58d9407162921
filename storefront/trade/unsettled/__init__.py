"""Unsettled: which orders hold up that somebody leaves, because goods are to come, or to go back, or money is."""

from storefront.trade.unsettled.queries import COMING, OWED, RETURNING, UNPAID, Held, check_may_leave, of_member
from storefront.trade.unsettled.refusals import NotSettled

__all__ = ["COMING", "OWED", "RETURNING", "UNPAID", "Held", "NotSettled", "check_may_leave", "of_member"]
