"""Questions about payments and the ledger."""

from collections.abc import Sequence
from datetime import timedelta

from sqlalchemy import and_, func, or_, select

from storefront.kernel import clock
from storefront.kernel.database import db
from storefront.trade.orders import Order, Parcel
from storefront.treasury import ledger, payments
from storefront.treasury.payments import Payment, Refund

GRACE = timedelta(minutes=2)


def books_that_do_not_balance() -> Sequence[str]:
    """Every transaction, and the whole ledger, adds up to nothing."""
    whole = sum(ledger.balances().values())
    return [f"transaction {number}" for number in ledger.unbalanced()] + ([f"the whole: {whole}"] if whole else [])


def orders_paid_ahead_without_their_payment() -> Sequence[str]:
    """A confirmed order that is paid ahead has exactly one settled payment of its whole sum."""
    ahead = [name for name, gateway in payments.GATEWAYS.items() if gateway.pays_ahead]
    settled = (
        select(Payment.subject_id, func.count().label("number"), func.sum(Payment.amount_minor).label("amount"))
        .where(Payment.purpose == "order", Payment.state == "settled")
        .group_by(Payment.subject_id)
        .subquery()
    )
    statement = (
        select(Order.reference)
        .outerjoin(settled, settled.c.subject_id == Order.id)
        .where(Order.method.in_(ahead), Order.confirmed_at.is_not(None))
        .where(or_(settled.c.number.is_(None), settled.c.number != 1, settled.c.amount != Order.total_minor))
    )
    return list(db.session.scalars(statement))


def payments_without_their_order() -> Sequence[str]:
    """Money that came in for an order belongs to one that is confirmed."""
    statement = (
        select(Payment.reference)
        .outerjoin(Order, and_(Order.id == Payment.subject_id, Order.confirmed_at.is_not(None)))
        .where(Payment.purpose == "order", Payment.state == "settled", Order.id.is_(None))
    )
    return list(db.session.scalars(statement))


def sums_asked_twice() -> Sequence[str]:
    """For one thing there is at most one payment that can still be paid or was."""
    statement = (
        select(Payment.purpose, Payment.subject_id)
        .where(Payment.state.in_(("open", "settled")))
        .group_by(Payment.purpose, Payment.subject_id)
        .having(func.count() > 1)
    )
    return [f"{purpose} {subject}" for purpose, subject in db.session.execute(statement)]


def payments_open_for_too_long() -> Sequence[str]:
    """No payment stays open past its end; if some do, the worker is not running."""
    statement = select(Payment.reference).where(Payment.state == "open", Payment.expires_at < clock.now() - GRACE)
    return list(db.session.scalars(statement))


def refunds_above_the_payment() -> Sequence[str]:
    """Never more goes back than came in."""
    asked = (
        select(Refund.payment_id, func.sum(Refund.amount_minor).label("amount")).group_by(Refund.payment_id).subquery()
    )
    statement = (
        select(Payment.reference)
        .join(asked, asked.c.payment_id == Payment.id)
        .where(asked.c.amount > Payment.amount_minor)
    )
    return list(db.session.scalars(statement))


def sales_that_are_not_booked() -> Sequence[str]:
    """A parcel that was paid for is in the ledger once, and nothing else is."""
    booked = set(
        db.session.scalars(select(ledger.LedgerTransaction.once).where(ledger.LedgerTransaction.kind == "sale"))
    )
    at_door = select(Payment.subject_id).where(Payment.purpose == "parcel", Payment.state == "settled")
    ahead = (
        select(Parcel.id)
        .join(Payment, and_(Payment.subject_id == Parcel.order_id, Payment.purpose == "order"))
        .where(Payment.state == "settled")
    )
    paid = {f"sale:parcel:{parcel}" for statement in (at_door, ahead) for parcel in db.session.scalars(statement)}
    return sorted(booked ^ paid)


def refunds_that_are_not_booked() -> Sequence[str]:
    """Every refund that was asked for was taken out of the shares, and every one carried out was paid back."""
    refunds = db.session.execute(select(Refund.id, Refund.once, Refund.state)).all()
    booked = set(db.session.scalars(select(ledger.LedgerTransaction.once)))
    missing = [once for _, once, _ in refunds if f"taken-back:{once}" not in booked]
    unpaid = [once for number, once, state in refunds if state == "done" and f"paid-back:refund:{number}" not in booked]
    return [*missing, *unpaid]
