"""What somebody may not bear in food: which there are, and what of them a product is said to hold."""

from storefront.goods.allergens.known import (
    ALLERGEN_BITS,
    ALLERGENS,
    UNTOLD_ALLERGENS,
    UnknownAllergen,
    allergen_bits,
    stated_allergens,
)

__all__ = [
    "ALLERGENS",
    "ALLERGEN_BITS",
    "UNTOLD_ALLERGENS",
    "UnknownAllergen",
    "allergen_bits",
    "stated_allergens",
]
