"""Allergens as one bit each, so that a shelf can leave out goods that hold any of several."""

from collections.abc import Iterable

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
BITS = {slug: 1 << place for place, slug in enumerate(ALLERGENS)}


class UnknownAllergen(NotValid):
    text = N_("لا نعرف مسبب الحساسية «%(allergen)s».")


def bits(slugs: Iterable[str]) -> int:
    """The set as one number; raises UnknownAllergen."""
    joined = 0
    for slug in slugs:
        if slug not in BITS:
            raise UnknownAllergen(allergen=slug)
        joined |= BITS[slug]
    return joined
