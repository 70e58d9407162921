"""What a family says it makes, the documents this asks for, and the goods that are hidden while one of them is missing."""

from storefront.goods.crafts import ending, hiding
from storefront.goods.crafts.commands import MOST, choose, forget
from storefront.goods.crafts.facts import GoodsHidden
from storefront.goods.crafts.models import FamilyCraft
from storefront.goods.crafts.queries import (
    askers,
    first_product,
    for_categories,
    lacking,
    lacking_of,
    needed,
    of_family,
)
from storefront.goods.crafts.refusals import CraftsAreMissing, TooManyCrafts

__all__ = [
    "MOST",
    "CraftsAreMissing",
    "FamilyCraft",
    "GoodsHidden",
    "TooManyCrafts",
    "askers",
    "choose",
    "ending",
    "first_product",
    "for_categories",
    "forget",
    "hiding",
    "lacking",
    "lacking_of",
    "needed",
    "of_family",
]
