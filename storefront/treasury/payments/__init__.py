"""Payments: what is to be paid, every try at it, what became of it, what went back. Knows nothing of orders; talking to
providers is for conversations."""

from storefront.treasury.payments import attempts, refunding
from storefront.treasury.payments.commands import GRACE, cancel, expire, hold_until, lock, open_payment, settle
from storefront.treasury.payments.facts import (
    CostKnown,
    MoneySentBack,
    PaidLate,
    PaidTwice,
    PaymentExpired,
    PaymentSettled,
    RefundDone,
    RefundFailed,
    RefundFound,
)
from storefront.treasury.payments.models import Attempt, Payment, Refund
from storefront.treasury.payments.queries import (
    find_attempt,
    find_for,
    living_of,
    newest_attempt,
    of_reference,
    overdue,
    refunds_of,
    refunds_to_do,
    to_look_at,
)
from storefront.treasury.payments.refunding import (
    ask_refund,
    attribute,
    give_by_hand,
    leave_to_the_bank,
    send_back,
)
from storefront.treasury.payments.refusals import (
    MethodIsAway,
    PageIsAway,
    PaymentIsBeingChecked,
    PaymentIsBeingConfirmed,
    PaymentIsClosed,
    PaymentIsPaid,
    RefundIsTooMuch,
    TooManyAttempts,
)
from storefront.treasury.payments.settling import accept_late, record
from storefront.treasury.payments.states import LIVING

__all__ = [
    "GRACE",
    "LIVING",
    "Attempt",
    "CostKnown",
    "MethodIsAway",
    "MoneySentBack",
    "PageIsAway",
    "PaidLate",
    "PaidTwice",
    "Payment",
    "PaymentExpired",
    "PaymentIsBeingChecked",
    "PaymentIsBeingConfirmed",
    "PaymentIsClosed",
    "PaymentIsPaid",
    "PaymentSettled",
    "Refund",
    "RefundDone",
    "RefundFailed",
    "RefundFound",
    "RefundIsTooMuch",
    "TooManyAttempts",
    "accept_late",
    "ask_refund",
    "attempts",
    "attribute",
    "cancel",
    "expire",
    "find_attempt",
    "find_for",
    "give_by_hand",
    "hold_until",
    "leave_to_the_bank",
    "living_of",
    "lock",
    "newest_attempt",
    "of_reference",
    "open_payment",
    "overdue",
    "record",
    "refunding",
    "refunds_of",
    "refunds_to_do",
    "send_back",
    "settle",
    "to_look_at",
]
