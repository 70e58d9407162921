"""The classification of goods: 12 groups, their sub-categories, what they demand."""

from storefront.goods.taxonomy.classes import CAN_CHANGE_MIND, EATEN_FRESH, class_with
from storefront.goods.taxonomy.commands import add_all, add_category
from storefront.goods.taxonomy.models import Category
from storefront.goods.taxonomy.queries import (
    Board,
    Group,
    board,
    fresh_parts,
    get,
    groups,
    is_eaten_fresh,
    is_food,
    of_ids,
    parent,
    parts,
    reviewed_kind,
    sign,
    tree,
)

__all__ = [
    "CAN_CHANGE_MIND",
    "EATEN_FRESH",
    "Board",
    "Category",
    "Group",
    "add_all",
    "add_category",
    "board",
    "class_with",
    "fresh_parts",
    "get",
    "groups",
    "is_eaten_fresh",
    "is_food",
    "of_ids",
    "parent",
    "parts",
    "reviewed_kind",
    "sign",
    "tree",
]
