"""What of the description of an exhibition its stalls stand on: its class says whether anything is sold there."""

from sqlalchemy import exists, or_, select

from storefront.fairs import exhibitions, stall_stock
from storefront.fairs.exhibitions import Exhibition, Outline
from storefront.fairs.stall_stock import StallItem, StallMove, StallStock
from storefront.fairs.tills import refusals
from storefront.kernel.actors import Actor
from storefront.kernel.database import db


def describe(exhibition: Exhibition, outline: Outline, actor: Actor) -> None:
    """It is described so from now on. Raises as exhibitions.edit does, and GoodsAreThere where nothing would be sold any more
    though families have brought goods, or sold some."""
    exhibitions.hold(exhibition, actor)
    stops_sale = exhibitions.outlines.may_sell(exhibition.licence_class) and not exhibitions.outlines.may_sell(
        outline.licence_class
    )
    if stops_sale and has_goods(exhibition.id):
        raise refusals.GoodsAreThere()
    exhibitions.edit(exhibition, outline, actor)


def has_goods(exhibition_id: int) -> bool:
    """Whether anything lies at a stall there, or was sold from one."""
    here = select(StallItem.id).join(StallStock, StallStock.id == StallItem.stall_stock_id)
    sold = exists().where(StallMove.item_id == StallItem.id, StallMove.reason == stall_stock.reasons.SALE)
    rows = here.where(StallStock.exhibition_id == exhibition_id, or_(StallItem.free > 0, sold))
    return db.session.scalar(rows.limit(1)) is not None
