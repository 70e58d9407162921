"""Payments as the office looks into them: lists with the order each is about, one whole. Reads all; of what happens
to money it changes nothing, an alarm about it ends here."""

from storefront.insight.paying.closing import close_alarm
from storefront.insight.paying.credits import credits_behind
from storefront.insight.paying.evidence import Evidence, Handing, evidence
from storefront.insight.paying.lists import (
    DisputeRow,
    PaymentRow,
    RefundRow,
    Search,
    disputes_page,
    payments_page,
    refunds_page,
)
from storefront.insight.paying.matters import Matter, matters
from storefront.insight.paying.whole import Whole, payment_of, whole

__all__ = [
    "DisputeRow",
    "Evidence",
    "Handing",
    "Matter",
    "PaymentRow",
    "RefundRow",
    "Search",
    "Whole",
    "close_alarm",
    "credits_behind",
    "disputes_page",
    "evidence",
    "matters",
    "payment_of",
    "payments_page",
    "refunds_page",
    "whole",
]
