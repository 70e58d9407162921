"""Portions of what is sold by weight: a product becomes weighed or counted, and a portion another weight before anybody saw it.

Nothing of a product is ever taken from stock in pieces and comes back in grams: what was sold from keeps its way of being
sold, and what was shown keeps its weight.
"""

from collections.abc import Mapping

from sqlalchemy import select

from storefront.goods import catalogue, portions, stock
from storefront.goods.catalogue import Product, Variant
from storefront.kernel.actors import Actor
from storefront.kernel.database import db


def weigh(product: Product, is_weighed: bool, grams: Mapping[int, int], actor: Actor) -> None:
    """From now on the choices of a product are portions of so many `grams`, by their ids, or are counted in pieces. Nothing
    is on hand until it is weighed or counted anew. `product` is loaded with its variants. Raises GramsAreNotValid,
    WayOfSellingIsFixed."""
    first = min(variant.id for variant in product.variants)
    new = {one.id: portions.check_grams(grams.get(one.id)) for one in product.variants} if is_weighed else {}
    if not stock.clear(product, by=actor.user_id):
        raise portions.refusals.WayOfSellingIsFixed()
    for variant in product.variants:
        variant.grams = new.get(variant.id)
        variant.weighed_from_id = first if is_weighed and variant.id != first else None
        variant.name_ar, variant.name_en = portions.named((variant.name_ar, variant.name_en), variant.grams)
    if is_weighed and not product.option_ar:
        product.option_ar, product.option_en = portions.OPTION
    db.session.flush()


def reweigh(product: Product, variant: Variant, grams: int, actor: Actor) -> None:
    """Another weight of a portion nobody has seen yet; called by its weight, it is called by the new one. Raises NotAllowed,
    GramsAreNotValid, and GramsAreFixed for what was ever shown: whoever shows it now waits, or is waited for."""
    catalogue.publication.only_its_family(product, actor)
    held = select(Product.published_at).where(Product.id == product.id).with_for_update(key_share=True)
    before, after = variant.grams, portions.check_grams(grams)
    if before is None or (before != after and db.session.scalars(held).one() is not None):
        raise portions.refusals.GramsAreFixed()
    if variant.name_ar == portions.weight(before)[0]:
        variant.name_ar, variant.name_en = portions.weight(after)
    variant.grams = after
    catalogue.commands.touch(product.id)
