"""Goods whose family lacks a document they ask for are taken off the shelves, and come back when it is there again."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import ColumnElement, and_, exists, or_, select

from storefront.community.families import Family, FamilyFile
from storefront.community.permits import DocumentKind, FamilyDocument, holds
from storefront.goods import catalogue
from storefront.goods.catalogue import Product
from storefront.goods.crafts.facts import GoodsHidden
from storefront.goods.crafts.queries import askers, for_categories, lacking
from storefront.kernel import clock
from storefront.kernel.actors import SYSTEM
from storefront.kernel.database import db
from storefront.kernel.facts import tell

WANTS_DOCUMENT = catalogue.publication.WANTS_DOCUMENT


def unlicensed(day: date) -> ColumnElement[bool]:
    """That a product asks for a document of which its family has none that holds on a day."""
    wants = [
        and_(
            Product.category_id.in_(sorted(ids)),
            ~exists()
            .where(
                FamilyDocument.family_id == Product.family_id,
                FamilyDocument.kind_id == DocumentKind.id,
                DocumentKind.slug == kind,
                *holds(day),
            )
            .correlate(Product),
        )
        for kind, ids in askers().items()
    ]
    return or_(False, *wants)


def is_due(day: date) -> ColumnElement[bool]:
    """That a product's family has no time left to send what it lacks."""
    spared = exists().where(FamilyFile.family_id == Product.family_id, FamilyFile.documents_due >= day)
    return ~spared.correlate(Product)


def hide_one() -> int:
    """Hides the goods of one family that lacks a document for them; 0 when there is none."""
    today = clock.today()
    shown = (Product.status == "published", unlicensed(today), is_due(today))
    statement = select(Product.family_id).join(Family, Family.id == Product.family_id)
    family_id = db.session.scalar(statement.where(Family.status == "active", *shown).limit(1))
    if family_id is None:
        return 0
    goods = goods_of(family_id, *shown)
    for product in goods:
        catalogue.hide(product, SYSTEM, reason=WANTS_DOCUMENT)
    missing = for_categories(product.category_id for product in goods) & lacking(family_id)
    if goods:
        tell(GoodsHidden(family_id, len(goods), tuple(sorted(missing)), today.isoformat()))
    return 1


def hold_back(product_id: int) -> None:
    """Hides a product in the unit that shows it, when its family lacks a document for it: shoppers never see it."""
    today = clock.today()
    lacks = (Product.id == product_id, Product.status == "published", unlicensed(today), is_due(today))
    product = db.session.scalar(select(Product).where(*lacks))
    if product is not None:
        catalogue.hide(product, SYSTEM, reason=WANTS_DOCUMENT)


def show_one() -> int:
    """Brings the goods of one family back that lack nothing any more; 0 when there is none."""
    today = clock.today()
    statement = select(Product.family_id).where(*waiting(today)).limit(1)
    family_id = db.session.scalar(statement)
    return show_of(family_id) and 1 if family_id is not None else 0


def show_of(family_id: int) -> int:
    """Brings a family's goods back that lack nothing any more; how many."""
    back = goods_of(family_id, *waiting(clock.today()))
    for product in back:
        catalogue.publish(product)
    return len(back)


def waiting(day: date) -> tuple[ColumnElement[bool], ...]:
    """That a product is hidden for want of a document, and wants none on this day."""
    return (
        Product.status == "hidden",
        Product.hidden_reason == WANTS_DOCUMENT,
        or_(~unlicensed(day), ~is_due(day)),
        exists().where(catalogue.Variant.product_id == Product.id, catalogue.Variant.is_active).correlate(Product),
    )


def goods_of(family_id: int, *where: ColumnElement[bool]) -> Sequence[Product]:
    """Products of a family, held in key order until this unit ends."""
    mine = select(Product).where(Product.family_id == family_id, *where).order_by(Product.id)
    return db.session.scalars(mine.with_for_update(of=Product).execution_options(populate_existing=True)).all()
