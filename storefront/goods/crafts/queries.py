"""Reading what a family makes, which documents that asks for, which of them are missing, and its first product."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Row, select

from storefront.community import permits
from storefront.community.permits import DocumentKind
from storefront.goods import taxonomy
from storefront.goods.catalogue import Product, ProductPhoto
from storefront.goods.crafts.models import FamilyCraft
from storefront.kernel.database import db

GOODS = ("draft", "pending_review", "published", "hidden")  # the states of products a family still has


def of_family(family_id: int) -> Sequence[Row[Any]]:
    """The sub-categories a family makes goods of, in the order of the classification."""
    mine = db.session.scalars(select(FamilyCraft.category_id).where(FamilyCraft.family_id == family_id)).all()
    return sorted(map(taxonomy.sign, mine), key=lambda row: (row.position, row.id))


def askers(kinds: Sequence[DocumentKind] | None = None) -> Mapping[str, frozenset[int]]:
    """For each kind of document that anything asks for, the sub-categories that do, by id; `kinds` when they are read already."""
    rows = taxonomy.board().by_id.values()
    asked = {row.id: permits.asked_by(row.permit) for row in rows if row.permit}
    found = {
        kind.slug: frozenset(one for one, words in asked.items() if kind.needed_for in words)
        for kind in (permits.kinds() if kinds is None else kinds)
        if kind.needed_for
    }
    return {slug: ids for slug, ids in found.items() if ids}


def needed(family_id: int, kinds: Sequence[DocumentKind] | None = None) -> frozenset[str]:
    """The kinds of documents a family must have: what it says it makes and what it offers ask for them."""
    said = select(FamilyCraft.category_id).where(FamilyCraft.family_id == family_id)
    offered = select(Product.category_id).where(Product.family_id == family_id, Product.status.in_(GOODS))
    return for_categories(db.session.scalars(said.union(offered)), kinds)


def for_categories(category_ids: Iterable[int], kinds: Sequence[DocumentKind] | None = None) -> frozenset[str]:
    """The kinds of documents that sub-categories ask for."""
    there = set(category_ids)
    return frozenset(kind for kind, ids in askers(kinds).items() if ids & there)


def lacking(family_id: int) -> frozenset[str]:
    """The kinds a family must have and of which nothing holds today."""
    return needed(family_id) - permits.valid(family_id)


def lacking_of(product: Product) -> frozenset[str]:
    """The kinds a product must have and of which its family has nothing that holds today."""
    asked = for_categories([product.category_id])
    return asked - permits.valid(product.family_id) if asked else asked


def first_product(family_id: int) -> int | None:
    """The first product of a family that has a picture, whatever its state; None when there is none."""
    pictured = select(ProductPhoto.product_id)
    mine = (Product.family_id == family_id, Product.status.in_(GOODS), Product.id.in_(pictured))
    return db.session.scalar(select(Product.id).where(*mine).order_by(Product.id).limit(1))
