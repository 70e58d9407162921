"""Questions about what was paid: at the door and in the books it is what was ordered, at the price of that day."""

from collections.abc import Sequence

from sqlalchemy import String, and_, cast, func, literal, or_, select

from storefront.insight.audit import papers
from storefront.insight.audit.promises import PAID_BY_MARKET
from storefront.kernel.database import db
from storefront.trade.orders import Order, OrderLine, Parcel
from storefront.treasury.ledger import LedgerEntry, LedgerTransaction
from storefront.treasury.payments import Payment


def lines_that_cost_less_than_nothing() -> Sequence[str]:
    """Every line is of at least one piece and of a price."""
    wrong = or_(OrderLine.quantity < 1, OrderLine.unit_minor < 0)
    return [f"line {number}" for number in db.session.scalars(select(OrderLine.id).where(wrong))]


def sums_paid_that_are_not_those_ordered() -> Sequence[str]:
    """What is asked for at a door, and what was booked for a sale, is its parcel's sum, but for what was not taken."""
    missing = papers.not_taken()
    doors = (
        select(Parcel.reference)
        .join(Payment, and_(Payment.purpose == "parcel", Payment.subject_id == Parcel.id))
        .join(Order, Order.id == Parcel.order_id)
        .outerjoin(missing, missing.c.parcel_id == Parcel.id)
        .where(
            or_(
                Payment.amount_minor != Parcel.total_minor - func.coalesce(missing.c.paid, 0),
                Payment.currency != Order.currency,
            )
        )
    )
    came = (
        select(LedgerTransaction.once, func.sum(LedgerEntry.amount_minor).label("total"))
        .join(LedgerEntry, LedgerEntry.transaction_id == LedgerTransaction.id)
        .where(LedgerTransaction.kind == "sale", LedgerEntry.amount_minor > 0)
        .group_by(LedgerTransaction.once)
        .subquery()
    )
    sale_of_parcel = literal("sale:parcel:") + cast(Parcel.id, String)
    sales = (
        select(Parcel.reference)
        .join(came, came.c.once == sale_of_parcel)
        .outerjoin(missing, missing.c.parcel_id == Parcel.id)
        .where(came.c.total + func.coalesce(missing.c.total, 0) != Parcel.total_minor + PAID_BY_MARKET)
    )
    return [*db.session.scalars(doors), *db.session.scalars(sales)]
