"""Goods that reach nobody: fresh food, which no courier takes, of a family that hands over in no other way."""

from sqlalchemy import ScalarSelect, exists, func, select

from storefront.community.families import Family
from storefront.goods import taxonomy
from storefront.goods.catalogue import Product
from storefront.kernel.database import db
from storefront.trade import delivery
from storefront.trade.delivery import CollectionPoint, DeliveryZone


def of_family(family_id: int) -> int:
    """How many goods on the shelves of a family nobody can have; one query."""
    return db.session.scalar(select(number()).where(Family.id == family_id)) or 0


def number() -> ScalarSelect[int]:
    """The same as a column, of the family that is asked for."""
    brings = exists().where(DeliveryZone.family_id == Product.family_id)
    elsewhere = (CollectionPoint.kind != "home", CollectionPoint.dropped_at.is_(None))
    meets = exists().where(CollectionPoint.family_id == Product.family_id, *elsewhere)
    fresh = (Product.return_class.in_(taxonomy.EATEN_FRESH), Product.category_id.in_(taxonomy.fresh_parts()))
    shown = (Product.family_id == Family.id, Product.status == "published", *fresh)
    only_courier = (Family.by_courier, ~Family.collects, ~brings, ~meets)
    return select(func.count(Product.id)).where(*only_courier, *shown).correlate(Family).scalar_subquery()


def is_one(product: Product, family: Family) -> bool:
    """Whether nobody can have this product of the family, shown or not; one query at most, none where its row tells of another
    way."""
    fresh = taxonomy.is_eaten_fresh(product.category_id, product.return_class)
    if family.collects or not family.by_courier or not fresh:
        return False
    return not delivery.is_reachable(family, delivery.reach([family.id])[family.id], fresh=fresh)
