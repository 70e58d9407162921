"""What somebody may not bear in food: which there are, what of them a product is said to hold, and what its ingredients name."""

from storefront.goods.allergens.known import (
    ALLERGEN_BITS,
    ALLERGENS,
    UNTOLD_ALLERGENS,
    UnknownAllergen,
    allergen_bits,
    stated_allergens,
)
from storefront.goods.allergens.named import denied_of, doubted, named_in, shown_allergens

__all__ = [
    "ALLERGENS",
    "ALLERGEN_BITS",
    "UNTOLD_ALLERGENS",
    "UnknownAllergen",
    "allergen_bits",
    "denied_of",
    "doubted",
    "named_in",
    "shown_allergens",
    "stated_allergens",
]
