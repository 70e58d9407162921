"""The ledger: what each family earned and is owed, in double entry from the first sale."""

from storefront.treasury.ledger.accounts import (
    CARD_CLEARING,
    COMMISSION,
    COURIER_CASH,
    COURIER_FEES,
    FAMILY,
    REFUNDS_DUE,
)
from storefront.treasury.ledger.commands import book, record_paid_back, record_sale, record_taken_back
from storefront.treasury.ledger.entries import Line, Share
from storefront.treasury.ledger.models import LedgerEntry, LedgerTransaction
from storefront.treasury.ledger.queries import balances, owed_to, unbalanced

__all__ = [
    "CARD_CLEARING",
    "COMMISSION",
    "COURIER_CASH",
    "COURIER_FEES",
    "FAMILY",
    "REFUNDS_DUE",
    "LedgerEntry",
    "LedgerTransaction",
    "Line",
    "Share",
    "balances",
    "book",
    "owed_to",
    "record_paid_back",
    "record_sale",
    "record_taken_back",
    "unbalanced",
]
