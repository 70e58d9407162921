"""Questions about pieces and shelves."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Select, and_, exists, func, literal, not_, or_, select, union, union_all

from storefront.community.families import Family
from storefront.goods import stock, taxonomy
from storefront.goods.catalogue import Product, Variant
from storefront.goods.portions import BY_WEIGHT
from storefront.goods.shelves import WHOLE_MARKET, ProductCard, ShelfEntry, of_family
from storefront.goods.taxonomy import Category
from storefront.kernel.database import db
from storefront.trade.orders import CALLED_OFF, OrderLine, Parcel
from storefront.trade.returns import ReturnLine, ReturnRequest

SOLD = ("sale", "release", "return")


def stock_that_is_not_its_movements() -> Sequence[str]:
    """Free pieces are the sum of the movements, and never below zero."""
    return [f"variant {variant}: free {free}, moved {moved}" for variant, free, moved in stock.astray()]


def pieces_sold_and_not_moved() -> Sequence[str]:
    """What was taken from stock for sales is what lies in parcels, less what was called off or given back; in pieces, or in
    grams of all portions of a product."""
    moved = (
        select(stock.StockMove.variant_id.label("variant"), func.sum(stock.StockMove.change).label("pieces"))
        .where(stock.StockMove.reason.in_(SOLD))
        .group_by(stock.StockMove.variant_id)
    )
    ordered = (
        select(Variant.stock_id.label("variant"), func.sum(OrderLine.quantity * Variant.units).label("pieces"))
        .join(Variant, Variant.id == OrderLine.variant_id)
        .join(Parcel, Parcel.id == OrderLine.parcel_id)
        .where(OrderLine.is_counted, Parcel.state.not_in(CALLED_OFF))
        .group_by(Variant.stock_id)
    )
    given_back = (
        select(Variant.stock_id.label("variant"), (-func.sum(ReturnLine.quantity * Variant.units)).label("pieces"))
        .select_from(OrderLine)
        .join(Variant, Variant.id == OrderLine.variant_id)
        .join(ReturnLine, ReturnLine.order_line_id == OrderLine.id)
        .join(ReturnRequest, ReturnRequest.id == ReturnLine.request_id)
        .where(OrderLine.is_counted, ReturnRequest.state == "done")
        .group_by(Variant.stock_id)
    )
    both = union_all(moved, ordered, given_back).subquery()
    statement = (
        select(both.c.variant, func.sum(both.c.pieces)).group_by(both.c.variant).having(func.sum(both.c.pieces) != 0)
    )
    return [f"variant {variant}: {pieces} pieces apart" for variant, pieces in db.session.execute(statement)]


def portions_that_are_none() -> Sequence[str]:
    """What is sold by weight, and nothing else, has portions: all with grams, all out of the first one's stock."""
    first = select(func.min(Variant.id)).where(Variant.product_id == Product.id).correlate(Product).scalar_subquery()
    weighed = Product.stock_mode == BY_WEIGHT
    right = or_(
        and_(weighed, Variant.grams.is_not(None), Variant.stock_id == first),
        and_(not_(weighed), Variant.grams.is_(None), Variant.weighed_from_id.is_(None)),
    )
    statement = select(Variant.id).join(Product, Product.id == Variant.product_id).where(not_(right))
    return [f"variant {variant}: its grams do not go with its product" for variant in db.session.scalars(statement)]


def goods_on_the_wrong_shelf() -> Sequence[str]:
    """The shelves and cards show exactly what may be seen, at today's price, with the pieces there are."""
    visible = (
        select(Product.id)
        .join(Family, Family.id == Product.family_id)
        .where(Product.status == "published", Family.status == "active")
    )
    family: Any = Product.family_id
    home = (literal(WHOLE_MARKET), Product.category_id, of_family(family))
    has_card = exists().where(ProductCard.product_id == Product.id)
    stands = [exists().where(ShelfEntry.product_id == Product.id, ShelfEntry.shelf == shelf) for shelf in home]
    missing = visible.where(not_(and_(has_card, *stands)))
    extra = union(
        select(ShelfEntry.product_id).where(ShelfEntry.product_id.not_in(visible)),
        select(ProductCard.product_id).where(ProductCard.product_id.not_in(visible)),
    )
    return [
        *(f"product {product}: missing" for product in db.session.scalars(missing)),
        *(f"product {product}: shown though hidden" for product in db.session.scalars(extra)),
        *(f"product {product}: old price or old count" for product in db.session.scalars(_old_cards())),
    ]


def _old_cards() -> Select[int]:
    """Cards that say another price or other pieces than their product has now."""
    today = (
        select(
            Variant.product_id,
            func.min(Variant.price_minor).label("price"),
            stock.PIECES.label("pieces"),
        )
        .outerjoin(stock.StockItem, stock.StockItem.variant_id == Variant.stock_id)
        .where(Variant.is_active)
        .group_by(Variant.product_id)
        .subquery()
    )
    is_old = or_(today.c.price != ProductCard.price_minor, today.c.pieces != ProductCard.pieces_left)
    return select(ProductCard.product_id).join(today, today.c.product_id == ProductCard.product_id).where(is_old)


def goods_nobody_looked_at() -> Sequence[str]:
    """Food and cosmetics that are shown were approved by the office as what they are."""
    statement = (
        select(Product.id, Category.permit, Product.reviewed_for)
        .join(Category, Category.id == Product.category_id)
        .where(Product.status == "published", Category.permit != "")
        .order_by(Product.id)
    )
    return [
        f"product {product}: shown as {kind}, approved as {approved or 'nothing'}"
        for product, permit, approved in db.session.execute(statement)
        if (kind := taxonomy.reviewed_kind(permit)) and kind != approved
    ]


def shops_that_look_alike() -> Sequence[str]:
    """No two selling shops have names that read the same."""
    statement = (
        select(Family.skeleton, func.count())
        .where(Family.status == "active")
        .group_by(Family.skeleton)
        .having(func.count() > 1)
    )
    return [f"{skeleton}: {number} shops" for skeleton, number in db.session.execute(statement)]
