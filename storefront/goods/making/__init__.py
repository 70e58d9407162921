"""Daily making capacity: how many pieces a family makes in a day, and which of them are promised already."""

from storefront.goods.making import refusals
from storefront.goods.making.booking import book, give_back, take_again
from storefront.goods.making.commands import MOST_PIECES, Terms, change, drop, leave, set_up
from storefront.goods.making.days import WEEK, Calendar, Day, Want, days_to_make, earliest
from storefront.goods.making.facts import CapacityChanged, CapacityDropped, CapacitySetUp
from storefront.goods.making.models import Capacity, CapacityBooking, CapacityDay, CapacityProduct
from storefront.goods.making.moving import move, reserve
from storefront.goods.making.queries import (
    all_of_family,
    calendars,
    days_of,
    find_for,
    of_family,
    outlook,
    products_of,
    shared,
)
from storefront.goods.making.refusals import NoDayIsFree, NotReadyBy

__all__ = [
    "MOST_PIECES",
    "WEEK",
    "Calendar",
    "Capacity",
    "CapacityBooking",
    "CapacityChanged",
    "CapacityDay",
    "CapacityDropped",
    "CapacityProduct",
    "CapacitySetUp",
    "Day",
    "NoDayIsFree",
    "NotReadyBy",
    "Terms",
    "Want",
    "all_of_family",
    "book",
    "calendars",
    "change",
    "days_of",
    "days_to_make",
    "drop",
    "earliest",
    "find_for",
    "give_back",
    "leave",
    "move",
    "of_family",
    "outlook",
    "products_of",
    "refusals",
    "reserve",
    "set_up",
    "shared",
    "take_again",
]
