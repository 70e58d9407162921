"""Orders that wait to be paid ahead, and hold their goods meanwhile: a shopper's own, and how many a mobile has."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from sqlalchemy import and_, func, or_, select
from sqlalchemy.orm import aliased

from storefront.goods.catalogue import Variant
from storefront.kernel.database import db
from storefront.trade.orders import Order, OrderLine, Parcel
from storefront.treasury import payments

LED = ("redirected", "processing")  # attempts of which nobody knows yet whether they paid
WAITING = (Order.confirmed_at.is_(None), Order.abandoned_at.is_(None))


@dataclass(frozen=True)
class Awaited:
    """An order and the payment it waits for. `is_checked`: money came that was not what was asked for, so nothing may be
    paid or called off before the office has looked. `is_unsure`: somebody was led to a page of the provider's that has not
    ended, so it may be paid."""

    order: Order
    payment: payments.Payment
    is_checked: bool
    is_unsure: bool


def of(*, user_id: int | None, link_hashes: Sequence[str]) -> Sequence[Awaited]:
    """What waits to be paid of a member's orders and of those whose private links (by their hashes) a browser holds, the
    newest first; one query."""
    mine = or_(Order.link_hash.in_(link_hashes), and_(Order.user_id.is_not(None), Order.user_id == user_id))
    tried = select(payments.Attempt.id).where(payments.Attempt.payment_id == payments.Payment.id)
    refused, led = payments.Attempt.state == "refused", payments.Attempt.state.in_(LED)
    of_order = (payments.Payment.purpose == "order", payments.Payment.subject_id == Order.id)
    statement = (
        select(Order, payments.Payment, tried.where(refused).exists(), tried.where(led).exists())
        .join(payments.Payment, and_(*of_order, payments.Payment.state == "open"))
        .where(mine, *WAITING)
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


def unsure(order_ids: Collection[int]) -> frozenset[int]:
    """Of these orders those of which it is not known whether they are paid: somebody was led to a page that has not ended."""
    theirs = (payments.Payment.purpose == "order", payments.Payment.subject_id.in_(order_ids))
    statement = select(payments.Payment.subject_id).join(
        payments.Attempt, payments.Attempt.payment_id == payments.Payment.id
    )
    return frozenset(db.session.scalars(statement.where(*theirs, payments.Attempt.state.in_(LED))))


def count(mobile: str) -> int:
    """Orders of a mobile (E.164) that wait to be paid, by card or transfer."""
    return db.session.scalar(select(func.count(Order.id)).where(Order.mobile == mobile, *WAITING)) or 0
