"""A family's goods as rows of cells: the columns and what stands in them, in either language, and the files made of them."""

from storefront.goods.sheets import files, refusals, values
from storefront.goods.sheets.columns import (
    CATEGORY,
    CHOICE,
    CHOICE_NUMBER,
    COLUMNS,
    DAYS,
    GRAMS,
    MODE,
    NAME,
    NUMBER,
    OFFERED,
    PIECES,
    PRICE,
    STATE,
    WEIGHT,
    Column,
    column_of,
    plain,
)
from storefront.goods.sheets.tables import MOST_ROWS, Line, Table, unpacked
from storefront.goods.sheets.tables import of_rows as table_of
from storefront.goods.sheets.values import shown
from storefront.goods.sheets.wares import Ware
from storefront.goods.sheets.wares import of_family as wares_of

__all__ = [
    "CATEGORY",
    "CHOICE",
    "CHOICE_NUMBER",
    "COLUMNS",
    "DAYS",
    "GRAMS",
    "MODE",
    "MOST_ROWS",
    "NAME",
    "NUMBER",
    "OFFERED",
    "PIECES",
    "PRICE",
    "STATE",
    "WEIGHT",
    "Column",
    "Line",
    "Table",
    "Ware",
    "column_of",
    "files",
    "plain",
    "refusals",
    "shown",
    "table_of",
    "unpacked",
    "values",
    "wares_of",
]
