"""What a family says of allergens in what it makes, in the words of its reader: these, none of them, or nothing yet."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import Row

from storefront.goods import taxonomy
from storefront.goods.allergens import ALLERGENS, shown_allergens
from storefront.goods.catalogue import Product
from storefront.web.kit.formats import at_head
from storefront.web.kit.locale import gettext, language


def allergen_words(slugs: Iterable[str]) -> str:
    """These allergens as a list."""
    english = language() == "en"
    words = [ALLERGENS[slug] for slug in slugs]
    return ", ".join(word[1] for word in words) if english else "، ".join(gettext(word[0]) for word in words)


def allergens_stated(product: Product | Row[Any]) -> str:
    """Which there are, that there are none, or of food that its family has not said; of other goods nobody need say it."""
    shown = shown_allergens(product)
    if shown is None:
        return gettext("لم تذكرها الأسرة") if taxonomy.is_food(product.category_id) else ""
    none = gettext("لا شيء من مسببات الحساسية المعروفة، كما ذكرت الأسرة")
    return at_head(allergen_words(shown)) or none
