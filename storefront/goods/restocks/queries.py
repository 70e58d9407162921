"""Who waits for what, and whose wish has come true."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from storefront.goods.catalogue import Product, Variant
from storefront.goods.restocks.models import RestockWish
from storefront.goods.shelves import ProductCard
from storefront.goods.stock import StockItem
from storefront.kernel.database import db

# pieces are there and may be bought: the product is shown, and its shop is open
DUE = (
    select(RestockWish)
    .join(Variant, Variant.id == RestockWish.variant_id)
    .join(StockItem, StockItem.variant_id == Variant.stock_id)
    .join(ProductCard, ProductCard.product_id == Variant.product_id)
    .where(StockItem.free >= Variant.units, Variant.is_active, ProductCard.is_ready)
)


@dataclass(frozen=True)
class Awaited:
    """A choice a member waits for, and its product."""

    variant: Variant
    product: Product


def asked_among(user_id: int, variant_ids: Sequence[int]) -> frozenset[int]:
    """Which of these variants a member waits for."""
    mine = (RestockWish.user_id == user_id, RestockWish.variant_id.in_(variant_ids))
    return frozenset(db.session.scalars(select(RestockWish.variant_id).where(*mine)))


def of_member(user_id: int) -> Sequence[Awaited]:
    """What a member waits for and may still be seen, the newest wish first; two queries however much it is."""
    statement = (
        select(Variant)
        .join(RestockWish, RestockWish.variant_id == Variant.id)
        .join(ProductCard, ProductCard.product_id == Variant.product_id)
        .where(RestockWish.user_id == user_id)
        .options(joinedload(Variant.product))
        .order_by(RestockWish.id.desc())
    )
    return [Awaited(variant, variant.product) for variant in db.session.scalars(statement)]
