"""Rows of stalls as they are held and moved: what a family has there, its goods, and one guarded statement for every change."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, exists, select, update

from storefront.fairs.stall_stock.models import StallItem, StallMove, StallProduct, StallStock
from storefront.kernel import clock
from storefront.kernel.database import db, insert_once


def begun(exhibition_id: int, family_id: int) -> StallStock:
    """What a family has at an exhibition, held by this unit; begun where it had nothing."""
    row = {"exhibition_id": exhibition_id, "family_id": family_id, "made_at": clock.now()}
    once = insert_once(StallStock).values(**row)
    db.session.execute(once.on_conflict_do_nothing(index_elements=["exhibition_id", "family_id"]))
    mine = (StallStock.exhibition_id == exhibition_id, StallStock.family_id == family_id)
    return held(*mine)[0]


def held(*which: Any) -> Sequence[StallStock]:
    """Those that match, each held by this unit and read anew, in key order."""
    db.session.flush()
    rows = select(StallStock).where(*which).order_by(StallStock.id).with_for_update()
    return db.session.scalars(rows.execution_options(populate_existing=True)).all()


def item_of(stock_id: int, variant_id: int) -> StallItem:
    """The count of one stock (the variant at which it lies) at a stall; begun at nothing."""
    once = insert_once(StallItem).values(stall_stock_id=stock_id, variant_id=variant_id, free=0)
    db.session.execute(once.on_conflict_do_nothing(index_elements=["stall_stock_id", "variant_id"]))
    mine = (StallItem.stall_stock_id == stock_id, StallItem.variant_id == variant_id)
    return db.session.scalars(select(StallItem).where(*mine)).one()


def items_held(stock_id: int) -> Sequence[StallItem]:
    """What is free at a stall, held by this unit in key order; what is sold out is left out."""
    rows = select(StallItem).where(StallItem.stall_stock_id == stock_id, StallItem.free > 0)
    return db.session.scalars(
        rows.order_by(StallItem.id).with_for_update().execution_options(populate_existing=True)
    ).all()


def name_product(stock_id: int, product_id: int) -> None:
    """The product is among those its family brings."""
    once = insert_once(StallProduct).values(stall_stock_id=stock_id, product_id=product_id)
    db.session.execute(once.on_conflict_do_nothing(index_elements=["stall_stock_id", "product_id"]))


def move(item_id: int, change: int, reason: str, *, subject: str = "", by: int | None = None) -> bool:
    """One guarded statement, and its movement beside it; False where less is free than is taken. Nothing moves then."""
    statement = (
        update(StallItem)
        .where(StallItem.id == item_id, StallItem.free + change >= 0)
        .values(free=StallItem.free + change)
        .returning(StallItem.free)
        .execution_options(synchronize_session=False)
    )
    if db.session.execute(statement).scalar_one_or_none() is None:
        return False
    db.session.add(
        StallMove(
            item_id=item_id, change=change, reason=reason, subject=subject, moved_at=clock.now(), moved_by=by
        )
    )  # fmt: skip
    return True


def something_lies() -> ColumnElement[bool]:
    """Of rows of StallStock: anything is at the stall."""
    lies = exists().where(StallItem.stall_stock_id == StallStock.id, StallItem.free > 0)
    return lies.correlate(StallStock)


def free_at(item_id: int) -> int:
    """How much of one stock is free at a stall now."""
    return db.session.scalar(select(StallItem.free).where(StallItem.id == item_id)) or 0
