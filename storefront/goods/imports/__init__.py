"""Files that a family sends of its goods: looked at row by row, and carried out when it says so."""

from storefront.goods.imports import refusals
from storefront.goods.imports.commands import HOURS, carry_out, keep, sweep, table_in
from storefront.goods.imports.entries import Change, Entry, Plan, Trouble
from storefront.goods.imports.facts import GoodsFileCarriedOut
from storefront.goods.imports.models import GoodsFile
from storefront.goods.imports.queries import get, plan_of

__all__ = [
    "HOURS",
    "Change",
    "Entry",
    "GoodsFile",
    "GoodsFileCarriedOut",
    "Plan",
    "Trouble",
    "carry_out",
    "get",
    "keep",
    "plan_of",
    "refusals",
    "sweep",
    "table_in",
]
