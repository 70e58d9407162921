"""Goods at stalls: what a family brings to an exhibition. Pieces leave the web for the stall and come home again, and at the end
what is left is counted; web, stall and what was sold always add up."""

from storefront.fairs.stall_stock import reasons, refusals
from storefront.fairs.stall_stock.commands import bring, choose, lying, take_home
from storefront.fairs.stall_stock.counting import REMINDED_AFTER, Left, ask_one, count
from storefront.fairs.stall_stock.facts import FairGoodsChosen, StallCountAsked, StallCounted, StallGoodsMoved
from storefront.fairs.stall_stock.holding import begun
from storefront.fairs.stall_stock.homing import goes_home, home_one
from storefront.fairs.stall_stock.models import StallItem, StallMove, StallProduct, StallStock, subject_of
from storefront.fairs.stall_stock.places import comes, coming, is_over, why_not
from storefront.fairs.stall_stock.queries import (
    Brought,
    Elsewhere,
    Lot,
    Moved,
    ToCount,
    brought,
    chosen_among,
    elsewhere,
    find,
    is_to_count,
    moves_of,
    number_waiting,
    to_count,
    waiting,
)
from storefront.fairs.stall_stock.selling import find_at_stall, give_back_at_stall, take_at_stall
from storefront.fairs.stall_stock.showing import Choices, There, choices_of, families_at, page_of, total_of, where_next

__all__ = [
    "REMINDED_AFTER",
    "Brought",
    "Choices",
    "Elsewhere",
    "FairGoodsChosen",
    "Left",
    "Lot",
    "Moved",
    "StallCountAsked",
    "StallCounted",
    "StallGoodsMoved",
    "StallItem",
    "StallMove",
    "StallProduct",
    "StallStock",
    "There",
    "ToCount",
    "ask_one",
    "begun",
    "bring",
    "brought",
    "choices_of",
    "choose",
    "chosen_among",
    "comes",
    "coming",
    "count",
    "elsewhere",
    "families_at",
    "find",
    "find_at_stall",
    "give_back_at_stall",
    "goes_home",
    "home_one",
    "is_over",
    "is_to_count",
    "lying",
    "moves_of",
    "number_waiting",
    "page_of",
    "reasons",
    "refusals",
    "subject_of",
    "take_at_stall",
    "take_home",
    "to_count",
    "total_of",
    "waiting",
    "where_next",
    "why_not",
]
