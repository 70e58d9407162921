"""Pages of payments, refunds and disputes, each row with the reference of its order; a constant number of queries."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from sqlalchemy import ColumnElement, and_, exists, func, or_, select

from storefront.fairs.invoices import PURPOSE, ExhibitInvoice, InvoicePart
from storefront.kernel import clock
from storefront.kernel.database import db
from storefront.kernel.paging import PAGE_SIZE, Page
from storefront.trade.orders import Order, Parcel
from storefront.treasury import payments
from storefront.treasury.disputes import Dispute
from storefront.treasury.payments import Attempt, Payment, Refund

REFERENCE = func.coalesce(Order.reference, Parcel.reference, ExhibitInvoice.reference, "")
UNDECIDED = ("open", "inquiry")  # of disputes: those that wait for an answer of ours come first


@dataclass(frozen=True)
class Search:
    """What is looked for among payments; nothing asks for all. `words` is an order's number, a parcel's, an invoice's, what a
    payer wrote on a transfer, or what a provider calls the page, the money, a refund or a dispute."""

    words: str = ""
    state: str = ""
    provider: str = ""
    day: date | None = None


@dataclass(frozen=True)
class PaymentRow:
    """A payment with the reference of what it is for ("" for what is no order's)."""

    payment: Payment
    reference: str


@dataclass(frozen=True)
class RefundRow:
    """A refund with its payment and the reference of the order."""

    refund: Refund
    payment: Payment
    reference: str


@dataclass(frozen=True)
class DisputeRow:
    """A dispute with its payment and the reference of the order."""

    dispute: Dispute
    payment: Payment
    reference: str


def payments_page(asked: Search, *, number: int = 1) -> Page[PaymentRow]:
    """A page of payments, the newest first."""
    statement = with_order(select(Payment, REFERENCE)).where(*where(asked))
    found = page_of(statement.order_by(Payment.id.desc()), number)
    return Page([PaymentRow(*row) for row in found.rows], number, found.total)


def where(asked: Search) -> list[ColumnElement[bool]]:
    """The same as conditions on payments and what they are for."""
    found: list[ColumnElement[bool]] = []
    if asked.words:
        found.append(or_(*called(asked.words)))
    if asked.state:
        found.append(Payment.state == asked.state)
    if asked.provider:
        found.append(Payment.gateway == asked.provider)
    if asked.day:
        begin = datetime.combine(asked.day, time.min, tzinfo=clock.RIYADH)
        found += [Payment.created_at >= begin, Payment.created_at < begin + timedelta(days=1)]
    return found


def called(words: str) -> list[ColumnElement[bool]]:
    """Whatever of a payment may be called so."""
    ours, mine = words.upper(), Attempt.payment_id == Payment.id
    in_order = and_(Payment.purpose == "order", Payment.subject_id == Parcel.order_id)
    return [
        Order.reference == ours,
        Parcel.reference == ours,
        ExhibitInvoice.reference == ours,
        and_(Payment.code == ours, Payment.code != ""),
        exists().where(in_order, Parcel.reference == ours).correlate(Payment),
        exists().where(mine, or_(Attempt.session_ref == words, Attempt.payment_ref == words)),
        exists().where(Refund.payment_id == Payment.id, Refund.provider_ref == words),
        exists().where(mine, Dispute.attempt_id == Attempt.id, Dispute.provider_ref == words),
    ]


def refunds_page(*, state: str = "", number: int = 1) -> Page[RefundRow]:
    """A page of refunds, the newest first; in one state when asked. What failed only because its provider gives nothing back
    by itself is a state of its own here ("by_hand")."""
    statement = with_order(select(Refund, Payment, REFERENCE).join(Payment, Payment.id == Refund.payment_id))
    ours = Refund.trouble == payments.refunding.BY_HAND
    if state in ("failed", "by_hand"):
        statement = statement.where(Refund.state == "failed", ours if state == "by_hand" else ~ours)
    elif state:
        statement = statement.where(Refund.state == state)
    found = page_of(statement.order_by(Refund.id.desc()), number)
    return Page([RefundRow(*row) for row in found.rows], number, found.total)


def disputes_page(*, state: str = "", number: int = 1) -> Page[DisputeRow]:
    """A page of disputes: those that wait for our answer by the day on which it is due, then the newest."""
    statement = (
        select(Dispute, Payment, REFERENCE)
        .join(Attempt, Attempt.id == Dispute.attempt_id)
        .join(Payment, Payment.id == Attempt.payment_id)
    )
    statement = with_order(statement.where(Dispute.state == state) if state else statement)
    waits = Dispute.state.in_(UNDECIDED)
    due_first = statement.order_by(waits.desc(), Dispute.due_by.is_(None), Dispute.due_by.desc(), Dispute.id.desc())
    found = page_of(due_first, number)
    return Page([DisputeRow(*row) for row in found.rows], number, found.total)


def with_order(statement: Any) -> Any:
    """The same with the order, the parcel or the exhibitor's invoice each payment is for."""
    ordered = statement.outerjoin(Order, and_(Payment.purpose == "order", Order.id == Payment.subject_id))
    handed = ordered.outerjoin(Parcel, and_(Payment.purpose == "parcel", Parcel.id == Payment.subject_id))
    part = and_(Payment.purpose == PURPOSE, InvoicePart.id == Payment.subject_id)
    return handed.outerjoin(InvoicePart, part).outerjoin(ExhibitInvoice, ExhibitInvoice.id == InvoicePart.invoice_id)


def page_of(statement: Any, number: int) -> Page[Any]:
    """A page of rows, counted."""
    total = db.session.scalar(select(func.count()).select_from(statement.order_by(None).subquery())) or 0
    rows = db.session.execute(statement.limit(PAGE_SIZE).offset(PAGE_SIZE * (number - 1))).all()
    return Page(rows, number, total)
