"""From rows to documents: everything of a product, family or category that can be searched. Only what may be seen."""

from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import aliased

from storefront.community.families import Family
from storefront.community.regions import City, Region
from storefront.goods.catalogue import Product, ProductCategory
from storefront.goods.taxonomy import Category
from storefront.insight.search import CATEGORY, FAMILY, PRODUCT, Document
from storefront.kernel.database import db

BATCH = 500
Group = aliased(Category)

_products = (
    select(
        Product.id, Product.name_ar, Product.name_en, Product.about_ar, Product.about_en, Product.made_of_ar,
        Product.made_of_en, Family.trade_name_ar, Family.trade_name_en, Category.name_ar.label("category_ar"),
        Category.name_en.label("category_en"), Group.name_ar.label("group_ar"), Group.name_en.label("group_en"),
        City.name_ar.label("city_ar"), City.name_en.label("city_en"), Region.name_ar.label("region_ar"),
        Region.name_en.label("region_en"),
    )
    .join(Family, Family.id == Product.family_id)
    .join(Category, Category.id == Product.category_id)
    .join(Group, Group.id == Category.parent_id)
    .join(City, City.id == Family.city_id)
    .join(Region, Region.id == Family.region_id)
    # Not by the index of that status: SQLite would go through every family in search of each product that is asked for.
    .where(Product.status == "published", func.coalesce(Family.status, "") == "active")
    .order_by(Product.id)
)  # fmt: skip
_others = (
    select(ProductCategory.product_id, Category.name_ar, Category.name_en)
    .join(Category, Category.id == ProductCategory.category_id)
    .order_by(Category.id)
)
_families = (
    select(
        Family.id, Family.trade_name_ar, Family.trade_name_en, Family.craft_ar, Family.craft_en, Family.story_ar,
        Family.story_en, City.name_ar.label("city_ar"), City.name_en.label("city_en"),
        Region.name_ar.label("region_ar"), Region.name_en.label("region_en"),
    )
    .join(City, City.id == Family.city_id)
    .join(Region, Region.id == Family.region_id)
    .where(Family.status == "active")
    .order_by(Family.id)
)  # fmt: skip
_categories = select(Category.id, Category.name_ar, Category.name_en).order_by(Category.id)


def products(ids: Sequence[int]) -> list[Document]:
    """The documents of these products, of those that may be seen."""
    others: dict[int, tuple[str, ...]] = {}
    for product_id, *names in db.session.execute(_others.where(ProductCategory.product_id.in_(ids))):
        others[product_id] = (*others.get(product_id, ()), *names)
    rows = db.session.execute(_products.where(Product.id.in_(ids)))
    return [product(row, others.get(row.id, ())) for row in rows]


def product(row: Any, others: tuple[str, ...] = ()) -> Document:
    """A product: its names, family, categories (`others` are the names of those it also stands in), materials, place and
    story."""
    return Document(
        id=f"{PRODUCT}:{row.id}",
        kind=PRODUCT,
        name_ar=row.name_ar,
        name_en=row.name_en,
        family=(row.trade_name_ar, row.trade_name_en),
        categories=(row.category_ar, row.category_en, row.group_ar, row.group_en, *others),
        materials=(row.made_of_ar, row.made_of_en),
        story=(row.about_ar, row.about_en),
        place=(row.city_ar, row.city_en, row.region_ar, row.region_en),
    )


def families(ids: Sequence[int]) -> list[Document]:
    """The documents of these families, of those that sell."""
    return [family(row) for row in db.session.execute(_families.where(Family.id.in_(ids)))]


def family(row: Any) -> Document:
    """A family: its trade name, craft, story and place."""
    return Document(
        id=f"{FAMILY}:{row.id}",
        kind=FAMILY,
        name_ar=row.trade_name_ar,
        name_en=row.trade_name_en,
        categories=(row.craft_ar, row.craft_en),
        story=(row.story_ar, row.story_en),
        place=(row.city_ar, row.city_en, row.region_ar, row.region_en),
    )


def categories(ids: Sequence[int]) -> list[Document]:
    """The documents of these categories."""
    rows = db.session.execute(_categories.where(Category.id.in_(ids)))
    return [Document(f"{CATEGORY}:{row.id}", CATEGORY, row.name_ar, row.name_en) for row in rows]


READERS = {PRODUCT: products, FAMILY: families, CATEGORY: categories}
TABLES: dict[str, type[Product] | type[Family] | type[Category]] = {
    CATEGORY: Category,
    FAMILY: Family,
    PRODUCT: Product,
}


def everything() -> Iterator[Document]:
    """Every document there is, a batch of ids at a time, so that a large market fits into memory."""
    for kind, table in TABLES.items():
        last = 0
        while ids := db.session.scalars(select(table.id).where(table.id > last).order_by(table.id).limit(BATCH)).all():
            yield from READERS[kind](ids)
            last = ids[-1]


def visible_ids() -> frozenset[str]:
    """The ids of every document there is, without reading the documents."""
    kinds = {PRODUCT: _products, FAMILY: _families, CATEGORY: _categories}
    return frozenset(
        f"{kind}:{number}"
        for kind, statement in kinds.items()
        for number in db.session.scalars(statement.with_only_columns(TABLES[kind].id, maintain_column_froms=True))
    )


def products_of(family_ids: Sequence[int]) -> Sequence[int]:
    """The products of families, seen or not; their documents name the family too."""
    return db.session.scalars(select(Product.id).where(Product.family_id.in_(family_ids))).all()
