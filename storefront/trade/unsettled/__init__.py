"""Unsettled: which orders hold up that somebody leaves, because goods are to come, or to go back, or money is; and what holds
up that a shop is closed."""

from storefront.trade.unsettled import shops
from storefront.trade.unsettled.queries import COMING, OWED, RETURNING, UNPAID, Held, check_may_leave, of_member
from storefront.trade.unsettled.refusals import NotSettled, ShopIsNotSettled
from storefront.trade.unsettled.shops import Hindrance, check_shop_may_close

__all__ = [
    "COMING",
    "OWED",
    "RETURNING",
    "UNPAID",
    "Held",
    "Hindrance",
    "NotSettled",
    "ShopIsNotSettled",
    "check_may_leave",
    "check_shop_may_close",
    "of_member",
    "shops",
]
