"""Handbacks: cash that goes back to a shopper. Whoever holds it gives it, and it is booked when somebody says that it was
given: the family that took it at its door, or a person of the office for what a courier took."""

from storefront.trade.handbacks.commands import believe, deny, give, holder
from storefront.trade.handbacks.policy import DENY_DAYS, knows_shopper, may_deny
from storefront.trade.handbacks.queries import (
    get_of_parcel,
    knowing,
    of_order,
    of_parcel,
    orders_waiting,
    parcel_of,
    waiting_of,
)

__all__ = [
    "DENY_DAYS",
    "believe",
    "deny",
    "get_of_parcel",
    "give",
    "holder",
    "knowing",
    "knows_shopper",
    "may_deny",
    "of_order",
    "of_parcel",
    "orders_waiting",
    "parcel_of",
    "waiting_of",
]
