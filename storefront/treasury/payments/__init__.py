"""Payments: what is to be paid, through which gateway, and what became of it. Knows nothing of orders."""

from storefront.treasury.payments.commands import (
    ask_refund,
    cancel,
    carry_out,
    expire,
    open_payment,
    receive,
    settle,
)
from storefront.treasury.payments.facts import PaymentExpired, PaymentSettled, RefundDone
from storefront.treasury.payments.gateways import GATEWAYS
from storefront.treasury.payments.models import Payment, Refund
from storefront.treasury.payments.queries import find_for, of_reference, overdue, refunds_of, refunds_to_do
from storefront.treasury.payments.refusals import PaymentIsClosed, RefundIsTooMuch

__all__ = [
    "GATEWAYS",
    "Payment",
    "PaymentExpired",
    "PaymentIsClosed",
    "PaymentSettled",
    "Refund",
    "RefundDone",
    "RefundIsTooMuch",
    "ask_refund",
    "cancel",
    "carry_out",
    "expire",
    "find_for",
    "of_reference",
    "open_payment",
    "overdue",
    "receive",
    "refunds_of",
    "refunds_to_do",
    "settle",
]
