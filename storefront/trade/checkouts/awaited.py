"""Orders that wait to be paid ahead, and hold their goods meanwhile: a shopper's own, and how many a mobile has."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, and_, func, or_, select
from sqlalchemy.orm import aliased

from storefront.goods.catalogue import Variant
from storefront.kernel.database import db
from storefront.trade.orders import Order, OrderLine, Parcel
from storefront.treasury import payments

WAITING = (Order.confirmed_at.is_(None), Order.abandoned_at.is_(None))


@dataclass(frozen=True)
class Awaited:
    """An order, the payment it waits for, and the latest attempt at that, if there was one."""

    order: Order
    payment: payments.Payment
    attempt: payments.Attempt | None


def of(*, user_id: int | None, link_hashes: Sequence[str]) -> Sequence[Awaited]:
    """What waits to be paid of a member's orders and of those whose private links (by their hashes) a browser holds, the
    newest first; one query."""
    mine = or_(Order.link_hash.in_(link_hashes), and_(Order.user_id.is_not(None), Order.user_id == user_id))
    return _found(mine)


def among(order_ids: Collection[int]) -> Sequence[Awaited]:
    """Which of these orders wait to be paid; one query."""
    return _found(Order.id.in_(order_ids))


def _found(whose: ColumnElement[bool]) -> Sequence[Awaited]:
    of_order = (payments.Payment.purpose == "order", payments.Payment.subject_id == Order.id)
    tried = aliased(payments.Attempt)
    last = select(func.max(tried.number)).where(tried.payment_id == payments.Payment.id).scalar_subquery()
    latest = (payments.Attempt.payment_id == payments.Payment.id, payments.Attempt.number == last)
    statement = (
        select(Order, payments.Payment, payments.Attempt)
        .join(payments.Payment, and_(*of_order, payments.Payment.state == "open"))
        .outerjoin(payments.Attempt, and_(*latest))
        .where(whose, *WAITING)
        .order_by(Order.id.desc())
    )
    return [Awaited(*row) for row in db.session.execute(statement)]


def pieces(order_ids: Sequence[int]) -> Sequence[tuple[int, int]]:
    """Product and variant of the counted pieces that these orders hold; of grams every portion they could be."""
    held, same = aliased(Variant), aliased(Variant)
    shares = and_(same.product_id == held.product_id, same.stock_id == held.stock_id)
    lines = select(OrderLine.product_id, same.id).join(Parcel, Parcel.id == OrderLine.parcel_id)
    lines = lines.join(held, held.id == OrderLine.variant_id).join(same, shares)
    mine = lines.where(Parcel.order_id.in_(order_ids), OrderLine.is_counted)
    return [(product_id, variant_id) for product_id, variant_id in db.session.execute(mine)]


def count(mobile: str) -> int:
    """Orders of a mobile (E.164) that wait to be paid, by card or transfer."""
    return db.session.scalar(select(func.count(Order.id)).where(Order.mobile == mobile, *WAITING)) or 0
