"""The goods of a family as plain rows, all of them in four questions: what files are made of and compared with."""

import hashlib
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Row, and_, select

from storefront.goods import attributes, catalogue
from storefront.goods.allergens import stated_allergens
from storefront.goods.catalogue import Product, ProductCategory, Variant
from storefront.goods.portions import is_weighed
from storefront.goods.sheets.columns import Column
from storefront.goods.stock import StockItem
from storefront.kernel.database import db

_product, _variant = Product.__table__.c, Variant.__table__.c
PLAIN = (*_product,)


@dataclass(frozen=True)
class Ware:
    """A product with its choices in their order, what is free of each, and the further sub-categories it stands in."""

    product: Row[Any]
    choices: Sequence[Row[Any]]
    free: Mapping[int, int]
    extra: Sequence[int] = ()

    @property
    def id(self) -> int:
        return int(self.product.id)

    @property
    def is_counted(self) -> bool:
        return bool(self.product.stock_mode == "counted")

    @property
    def grams(self) -> int | None:
        """How much there is of what is sold by weight."""
        return sum(self.free.values()) if is_weighed(self.product) else None

    def value(self, column: Column) -> Any:
        """What it says in a column that is about the whole product."""
        one = self.product
        if column.attribute:
            return self.said(column)
        if column.slug == "weight":
            return self.grams if self.choices else None
        if column.slug == "allergens":
            stated = stated_allergens(one)
            return None if stated is None else tuple(sorted(stated))
        own = {"number": "id", "category": "category_id", "mode": "stock_mode", "days": "lead_days", "state": "status"}
        return getattr(one, own.get(column.slug, column.slug))

    def said(self, column: Column) -> Any:
        """What it says in an attribute its sub-category has."""
        assert column.attribute is not None
        if column.attribute not in catalogue.attributes_of(self.product):
            return None
        value = self.product.attributes.get(column.attribute.slug)
        return (value or {}).get(column.lang, "") if column.lang else value

    def value_of(self, choice: Row[Any], column: Column) -> Any:
        """What one of its choices says; pieces only of what is counted."""
        if column.slug == "pieces":
            return self.free.get(choice.id, 0) if self.is_counted else None
        own = {
            "choice_number": "id",
            "choice_ar": "name_ar",
            "choice_en": "name_en",
            "offered": "is_active",
            "price": "price_minor",
            "grams": "grams",
        }
        return getattr(choice, own[column.slug])

    @property
    def seal(self) -> str:
        """All of it as one short word: another one as soon as anything changes."""
        rows = [tuple(self.product), *(tuple(one) for one in self.choices), sorted(self.free.items()), self.extra]
        return hashlib.sha256(repr(rows).encode()).hexdigest()[:16]


def of_family(family_id: int, ids: Sequence[int] | None = None) -> dict[int, Ware]:
    """Every product of a family by its number, also what is put away; or those of these numbers alone."""
    wanted = (
        _product.family_id == family_id if ids is None else and_(_product.family_id == family_id, _product.id.in_(ids))
    )
    products = db.session.execute(select(*PLAIN).where(wanted).order_by(_product.id)).all()
    of_mine = select(_product.id).where(wanted).scalar_subquery()
    choices: defaultdict[int, list[Row[Any]]] = defaultdict(list)
    ordered = select(*_variant).where(_variant.product_id.in_(of_mine)).order_by(_variant.position, _variant.id)
    for choice in db.session.execute(ordered):
        choices[choice.product_id].append(choice)
    counted = select(StockItem.variant_id, _variant.product_id, StockItem.free)
    counted = counted.join(Variant, _variant.id == StockItem.variant_id).where(_variant.product_id.in_(of_mine))
    free: defaultdict[int, dict[int, int]] = defaultdict(dict)
    for variant_id, product_id, pieces in db.session.execute(counted):
        free[product_id][variant_id] = pieces
    extra: defaultdict[int, list[int]] = defaultdict(list)
    also = select(ProductCategory.product_id, ProductCategory.category_id)
    also = also.where(ProductCategory.product_id.in_(of_mine)).order_by(ProductCategory.category_id)
    for product_id, category_id in db.session.execute(also):
        extra[product_id].append(category_id)
    return {one.id: Ware(one, choices[one.id], free[one.id], extra[one.id]) for one in products}


def attributes_of(wares: Sequence[Ware]) -> list[attributes.Attribute]:
    """What can be said of any of these goods, in the list's order."""
    places = {ware.product.category_id: ware.product for ware in wares}
    fitting = {one.slug for product in places.values() for one in catalogue.attributes_of(product)}
    return [one for one in attributes.ALL.values() if one.slug in fitting]
