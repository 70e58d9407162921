"""Questions about pieces and shelves."""

from collections.abc import Sequence
from pathlib import Path

from sqlalchemy import func, select, union_all

from storefront.community.families import Family
from storefront.goods import stock
from storefront.goods.catalogue import Product, ProductPhoto, Variant
from storefront.goods.shelves import WHOLE_MARKET, ProductCard, ShelfEntry
from storefront.kernel import photos
from storefront.kernel.database import db
from storefront.trade.orders import OrderLine, Parcel
from storefront.trade.returns import ReturnLine, ReturnRequest

SOLD = ("sale", "release", "return")
CALLED_OFF = ("declined", "cancelled")


def stock_that_is_not_its_movements() -> Sequence[str]:
    """Free pieces are the sum of the movements, and never below zero."""
    return [f"variant {variant}: free {free}, moved {moved}" for variant, free, moved in stock.astray()]


def pieces_sold_and_not_moved() -> Sequence[str]:
    """What was taken from stock for sales is what lies in parcels, less what was called off or given back."""
    moved = (
        select(stock.StockMove.variant_id.label("variant"), func.sum(stock.StockMove.change).label("pieces"))
        .where(stock.StockMove.reason.in_(SOLD))
        .group_by(stock.StockMove.variant_id)
    )
    ordered = (
        select(OrderLine.variant_id.label("variant"), func.sum(OrderLine.quantity).label("pieces"))
        .join(Parcel, Parcel.id == OrderLine.parcel_id)
        .where(OrderLine.is_counted, Parcel.state.not_in(CALLED_OFF))
        .group_by(OrderLine.variant_id)
    )
    given_back = (
        select(OrderLine.variant_id.label("variant"), (-func.sum(ReturnLine.quantity)).label("pieces"))
        .join(ReturnLine, ReturnLine.order_line_id == OrderLine.id)
        .join(ReturnRequest, ReturnRequest.id == ReturnLine.request_id)
        .where(OrderLine.is_counted, ReturnRequest.state == "done")
        .group_by(OrderLine.variant_id)
    )
    both = union_all(moved, ordered, given_back).subquery()
    statement = (
        select(both.c.variant, func.sum(both.c.pieces)).group_by(both.c.variant).having(func.sum(both.c.pieces) != 0)
    )
    return [f"variant {variant}: {pieces} pieces apart" for variant, pieces in db.session.execute(statement)]


def goods_on_the_wrong_shelf() -> Sequence[str]:
    """The shelves show exactly what may be seen, at today's price."""
    visible = (
        select(Product.id)
        .join(Family, Family.id == Product.family_id)
        .where(Product.status == "published", Family.status == "active")
    )
    shelved = select(ShelfEntry.product_id).where(ShelfEntry.shelf == WHOLE_MARKET)
    missing = db.session.scalars(visible.where(Product.id.not_in(shelved))).all()
    extra = db.session.scalars(shelved.where(ShelfEntry.product_id.not_in(visible))).all()
    lowest = (
        select(Variant.product_id, func.min(Variant.price_minor).label("price"))
        .where(Variant.is_active)
        .group_by(Variant.product_id)
        .subquery()
    )
    dear = db.session.scalars(
        select(ProductCard.product_id)
        .join(lowest, lowest.c.product_id == ProductCard.product_id)
        .where(lowest.c.price != ProductCard.price_minor)
    ).all()
    return [
        *(f"product {product}: missing" for product in missing),
        *(f"product {product}: shown though hidden" for product in extra),
        *(f"product {product}: old price" for product in dear),
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


def pictures_without_files(media: Path) -> Sequence[str]:
    """Every picture of a product has its files under `media`."""
    rows = db.session.execute(select(ProductPhoto.product_id, ProductPhoto.key).order_by(ProductPhoto.id))
    return [f"product {product}: {key}" for product, key in rows if not photos.folder_of(media, key).is_dir()]
