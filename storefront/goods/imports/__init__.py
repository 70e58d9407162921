"""Files that a family sends of its goods: looked at row by row, and carried out when it says so."""

from storefront.goods.imports import refusals
from storefront.goods.imports.carrying import ROWS, carry_on, fits_in_one
from storefront.goods.imports.commands import HOURS, confirm, keep, sweep, table_in
from storefront.goods.imports.entries import Change, Entry, Left, Plan, Trouble
from storefront.goods.imports.facts import GoodsFileCarriedOut
from storefront.goods.imports.models import GoodsFile
from storefront.goods.imports.queries import get, plan_of, under_way

__all__ = [
    "HOURS",
    "ROWS",
    "Change",
    "Entry",
    "GoodsFile",
    "GoodsFileCarriedOut",
    "Left",
    "Plan",
    "Trouble",
    "carry_on",
    "confirm",
    "fits_in_one",
    "get",
    "keep",
    "plan_of",
    "refusals",
    "sweep",
    "table_in",
    "under_way",
]
