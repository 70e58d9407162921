"""Naming what comes to an exhibition, bringing pieces to the stall, taking them home. What is at a stall is not free on the web,
and what is free on the web is not at a stall."""

from collections.abc import Collection
from typing import NoReturn

from sqlalchemy import delete, exists, func, select

from storefront.fairs.exhibitions import Exhibition
from storefront.fairs.stall_stock import refusals
from storefront.fairs.stall_stock.facts import FairGoodsChosen, StallGoodsMoved
from storefront.fairs.stall_stock.holding import begun, free_at, item_of, move, name_product
from storefront.fairs.stall_stock.models import StallItem, StallProduct
from storefront.fairs.stall_stock.places import comes, is_over, only_for, why_not
from storefront.fairs.stall_stock.reasons import MOVED_HOME, MOVED_IN
from storefront.goods import catalogue, portions, stock
from storefront.goods.catalogue import Product, Variant
from storefront.kernel.actors import Actor
from storefront.kernel.database import db
from storefront.kernel.facts import tell
from storefront.kernel.refusals import Named, NotFound


def choose(
    exhibition: Exhibition, family_id: int, listed: Collection[int], chosen: Collection[int], actor: Actor
) -> None:
    """Of the products a page `listed` a family brings those that were `chosen`, made-to-order ones to be ordered there. Others it
    brings stay. Raises NotAllowed, FairIsOver, FamilyDoesNotCome, NotFound, NotOnTheShelves, PiecesAreThere."""
    only_for(family_id, actor)
    if is_over(exhibition) or exhibition.state in ("draft", "cancelled"):
        raise refusals.FairIsOver()
    if not comes(exhibition.id, family_id):
        raise refusals.FamilyDoesNotCome()
    head = begun(exhibition.id, family_id)
    mine = StallProduct.stall_stock_id == head.id
    before = set(db.session.scalars(select(StallProduct.product_id).where(mine)))
    for product_id in sorted(set(chosen) - before):
        on_shelves(own(family_id, product_id))
        name_product(head.id, product_id)
    gone = (before & set(listed)) - set(chosen)
    for product_id in sorted(gone):
        only_without_pieces(head.id, product_id)
    db.session.execute(delete(StallProduct).where(mine, StallProduct.product_id.in_(gone)))
    number = db.session.scalar(select(func.count(StallProduct.id)).where(mine)) or 0
    tell(FairGoodsChosen(exhibition.id, family_id, number, actor.user_id))


def own(family_id: int, product_id: int) -> Product:
    product = db.session.get(Product, product_id)
    if product is None or product.family_id != family_id:
        raise NotFound()
    return product


def on_shelves(product: Product) -> None:
    if product.status != "published":
        raise refusals.NotOnTheShelves(product=Named.of(product, "name"))


def only_without_pieces(stock_id: int, product_id: int) -> None:
    """Raises PiecesAreThere while anything of a product is at the stall."""
    there = (StallItem.stall_stock_id == stock_id, StallItem.free > 0)
    lies = exists().where(*there, StallItem.variant_id == Variant.id, Variant.product_id == product_id)
    if db.session.scalar(select(lies)):
        raise refusals.PiecesAreThere(product=Named.of(db.session.get_one(Product, product_id), "name"))


def bring(exhibition: Exhibition, family_id: int, variant_id: int, units: int, actor: Actor) -> None:
    """So many pieces of a variant, or grams of all its product, leave the web for the stall; the product is among those the
    family brings from now on. Raises NotAllowed, OnlyShown, FairIsOver, FamilyDoesNotCome, HasNoStall, NotFound, IsMadeToOrder,
    NotOnTheShelves, AmountIsNotValid, WeightIsNotValid, and StockRanOut where the web has less."""
    only_for(family_id, actor)
    held = select(Exhibition).where(Exhibition.id == exhibition.id).with_for_update(read=True)
    exhibition = db.session.scalars(held.execution_options(populate_existing=True)).one()
    reason = why_not(exhibition, family_id)
    if reason:
        raise reason
    variant, product = lying(family_id, variant_id)
    if not portions.is_kept(product):
        raise refusals.IsMadeToOrder(product=Named.of(product, "name"))
    on_shelves(product)
    check_amount(variant, units)
    head = begun(exhibition.id, family_id)
    name_product(head.id, product.id)
    item = item_of(head.id, variant.id)
    move(item.id, units, MOVED_IN, by=actor.user_id)
    stock.carry_off(variant, units, subject=item.subject, by=actor.user_id)
    tell(StallGoodsMoved(exhibition.id, family_id, variant.id, MOVED_IN, units, actor.user_id))


def lying(family_id: int, variant_id: int) -> tuple[Variant, Product]:
    """The variant at which the stock of one of a family's variants lies, and its product. Raises NotFound for another's."""
    asked = db.session.get(Variant, variant_id)
    if asked is None:
        raise NotFound()
    return db.session.get_one(Variant, asked.stock_id), own(family_id, asked.product_id)


def check_amount(variant: Variant, units: int) -> None:
    if not 1 <= units <= (stock.MOST_GRAMS if variant.grams else stock.MOST):
        raise refusals.WeightIsNotValid() if variant.grams else refusals.AmountIsNotValid()


def take_home(exhibition: Exhibition, family_id: int, variant_id: int, units: int, actor: Actor) -> None:
    """So much of what is at the stall is free on the web again, before the exhibition is over; afterwards it is counted. Raises
    NotAllowed, FairIsOver, NotFound, AmountIsNotValid, WeightIsNotValid, StallRanOut."""
    only_for(family_id, actor)
    if is_over(exhibition):
        raise refusals.FairIsOver()
    variant, _ = lying(family_id, variant_id)
    check_amount(variant, units)
    item = item_of(begun(exhibition.id, family_id).id, variant.id)
    if not move(item.id, -units, MOVED_HOME, by=actor.user_id):
        ran_out(variant, free_at(item.id))
    stock.carry_home(variant, units, subject=item.subject, by=actor.user_id)
    tell(StallGoodsMoved(exhibition.id, family_id, variant.id, MOVED_HOME, units, actor.user_id))


def ran_out(variant: Variant, left: int) -> NoReturn:
    """Raises StallRanOut in the words of the product."""
    product = db.session.get_one(catalogue.Product, variant.product_id)
    raise refusals.StallRanOut(
        product=Named.of(product, "name"), variant_id=variant.id, left=left, is_weighed=bool(variant.grams)
    )
