"""The allergens the law knows, each as one bit, so that a shelf can leave out goods that hold any of several."""

from collections.abc import Iterable, Sequence
from typing import Any

from storefront.kernel.refusals import N_, NotValid

# the fourteen that food labels must name (GSO 9 and its sources), with the words a label uses
ALLERGENS = {
    "gluten": (N_("الغلوتين (القمح)"), "gluten (wheat)"),
    "milk": (N_("الحليب"), "milk"),
    "egg": (N_("البيض"), "egg"),
    "nuts": (N_("المكسرات"), "tree nuts"),
    "peanut": (N_("الفول السوداني"), "peanut"),
    "sesame": (N_("السمسم"), "sesame"),
    "soy": (N_("الصويا"), "soya"),
    "fish": (N_("السمك"), "fish"),
    "shellfish": (N_("القشريات"), "crustaceans"),
    "mustard": (N_("الخردل"), "mustard"),
    "celery": (N_("الكرفس"), "celery"),
    "lupin": (N_("الترمس"), "lupin"),
    "sulphite": (N_("الكبريتيت"), "sulphites"),
    "mollusc": (N_("الرخويات"), "molluscs"),
}
UNTOLD_ALLERGENS = 1 << len(ALLERGENS)  # of goods nobody said it of: they are free from nothing
ALLERGEN_BITS = {slug: 1 << place for place, slug in enumerate(ALLERGENS)}


class UnknownAllergen(NotValid):
    text = N_("لا نعرف مسبب الحساسية «%(allergen)s».")


def stated_allergens(product: Any) -> Sequence[str] | None:
    """What of these a product, or its row, is said to hold: none of them (empty), or None where nobody said."""
    return product.allergens if product.allergens_told else None


def allergen_bits(slugs: Iterable[str]) -> int:
    """The set as one number; raises UnknownAllergen."""
    joined = 0
    for slug in slugs:
        if slug not in ALLERGEN_BITS:
            raise UnknownAllergen(allergen=slug)
        joined |= ALLERGEN_BITS[slug]
    return joined
