"""What a product says of itself in the attributes of its sub-category."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Row

from storefront.community import shop_pages
from storefront.goods import attributes, taxonomy
from storefront.goods.attributes import Attribute, Said
from storefront.goods.catalogue.commands import touch
from storefront.goods.catalogue.models import Product


def describe(product: Product, given: Mapping[str, Any]) -> None:
    """What is said of a product from now on, by attribute (values as `attributes.Said` has them); what it said before in
    these is gone. Raises AttributeDoesNotFit, ValueIsNotValid, NoContactsInPublic."""
    shop_pages.check_goods(shop_pages.words_in(dict(given)), kept=shop_pages.words_in(product.attributes))
    product.attributes = attributes.checked(*_place(product), given)
    touch(product.id)


def attributes_of(product: Product | Row[Any]) -> Sequence[Attribute]:
    """What can be said of it where it stands."""
    return attributes.fitting(*_place(product))


def said_of(product: Product | Row[Any]) -> Sequence[Said]:
    """What it says."""
    return attributes.said(*_place(product), product.attributes)


def attribute_bits(product: Product | Row[Any]) -> int:
    """What shelves filter by of what it says."""
    return attributes.bits(*_place(product), product.attributes)


def _place(product: Product | Row[Any]) -> tuple[str, str]:
    """The slugs of its sub-category and of the group."""
    part = taxonomy.sign(product.category_id)
    return part.slug, taxonomy.sign(part.parent_id).slug if part.parent_id else ""
