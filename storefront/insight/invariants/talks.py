"""Questions about what people write to each other: each stands where it belongs, and what is new is the other side's."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, and_, exists, or_, select

from storefront.goods.catalogue import Product
from storefront.kernel.database import db
from storefront.trade.messages import FAMILY, SHOPPER, Message, Thread
from storefront.trade.orders import Parcel
from storefront.trade.questions import Question


def threads_that_are_astray() -> Sequence[str]:
    """Every thread is of its parcel's family, holds a message, and what a side has not read is a message of the other."""
    wrong = or_(
        Thread.family_id != Parcel.family_id,
        ~exists().where(Message.thread_id == Thread.id),
        lost(Thread.new_for_family, SHOPPER),
        lost(Thread.new_for_shopper, FAMILY),
    )
    statement = select(Thread.id).join(Parcel, Parcel.id == Thread.parcel_id).where(wrong).order_by(Thread.id)
    return [f"thread {number}" for number in db.session.scalars(statement)]


def questions_that_are_astray() -> Sequence[str]:
    """Every question is about goods of the family that is to answer it."""
    statement = select(Question.id).join(Product, Product.id == Question.product_id)
    rows = db.session.scalars(statement.where(Product.family_id != Question.family_id).order_by(Question.id))
    return [f"question {number}" for number in rows]


def lost(first_new: Any, side: str) -> ColumnElement[bool]:
    """That the first new message is none of this side in this thread."""
    there = exists().where(Message.id == first_new, Message.thread_id == Thread.id, Message.side == side)
    return and_(first_new.is_not(None), ~there)
