"""What families offer: products, their variants and photos."""

from storefront.goods.catalogue.allergens import ALLERGENS
from storefront.goods.catalogue.allergens import BITS as ALLERGEN_BITS
from storefront.goods.catalogue.allergens import bits as allergen_bits
from storefront.goods.catalogue.commands import (
    Choice,
    Making,
    Place,
    Wording,
    add_photo,
    add_variant,
    draft,
    hide,
    publish,
    remove_photo,
    reprice,
    reword,
)
from storefront.goods.catalogue.facts import ProductChanged, ProductHidden, ProductPublished
from storefront.goods.catalogue.models import Product, ProductCategory, ProductPhoto, ProductSeason, Variant
from storefront.goods.catalogue.queries import (
    all_of_family,
    buyable,
    can_be_bought,
    get,
    of_family,
    photo_of,
    season_ids,
    shown,
    variants,
)

__all__ = [
    "ALLERGENS",
    "ALLERGEN_BITS",
    "Choice",
    "Making",
    "Place",
    "Product",
    "ProductCategory",
    "ProductChanged",
    "ProductHidden",
    "ProductPhoto",
    "ProductPublished",
    "ProductSeason",
    "Variant",
    "Wording",
    "add_photo",
    "add_variant",
    "all_of_family",
    "allergen_bits",
    "buyable",
    "can_be_bought",
    "draft",
    "get",
    "hide",
    "of_family",
    "photo_of",
    "publish",
    "remove_photo",
    "reprice",
    "reword",
    "season_ids",
    "shown",
    "variants",
]
