"""Tills: what families sell at their stalls. A sale is kept once, however often it is sent, and its goods leave the stall once;
its money is the family's own at once, and is in no books of the market's."""

from storefront.fairs.tills import refusals
from storefront.fairs.tills.counting import Box, count_cash
from storefront.fairs.tills.describing import describe
from storefront.fairs.tills.facts import TillCounted, TillSaleSettled, TillSaleVoided, TillSold
from storefront.fairs.tills.models import (
    BOOKED,
    CASH,
    METHODS,
    TERMINAL,
    TO_SETTLE,
    TRANSFER,
    VOIDED,
    TillCount,
    TillSale,
    TillSaleLine,
)
from storefront.fairs.tills.opening import day_at, is_own, nearest, why_not
from storefront.fairs.tills.queries import (
    Taken,
    Takings,
    Tile,
    coming_next,
    counts_of,
    days_with_sales,
    of_family,
    open_today,
    page_of_day,
    takings,
    tiles,
)
from storefront.fairs.tills.recording import MOST_PIECES, NewSale, Picked, find, is_name, record
from storefront.fairs.tills.settling import settle, void

__all__ = [
    "BOOKED",
    "CASH",
    "METHODS",
    "MOST_PIECES",
    "TERMINAL",
    "TO_SETTLE",
    "TRANSFER",
    "VOIDED",
    "Box",
    "NewSale",
    "Picked",
    "Taken",
    "Takings",
    "Tile",
    "TillCount",
    "TillCounted",
    "TillSale",
    "TillSaleLine",
    "TillSaleSettled",
    "TillSaleVoided",
    "TillSold",
    "coming_next",
    "count_cash",
    "counts_of",
    "day_at",
    "days_with_sales",
    "describe",
    "find",
    "is_name",
    "is_own",
    "nearest",
    "of_family",
    "open_today",
    "page_of_day",
    "record",
    "refusals",
    "settle",
    "takings",
    "tiles",
    "void",
    "why_not",
]
