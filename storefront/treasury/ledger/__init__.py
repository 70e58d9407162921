"""The ledger: what each family earned and is owed, in double entry from the first sale."""

from storefront.treasury.ledger.accounts import (
    BANK,
    CLEARING,
    COMMISSION,
    COURIER_CASH,
    COURIER_FEES,
    DISPUTES_LOSS,
    FAMILY,
    PROVIDER_FEES,
    REFUNDS_DUE,
    clearing,
)
from storefront.treasury.ledger.commands import (
    book,
    record_dispute_won,
    record_disputed,
    record_paid_back,
    record_provider_fee,
    record_sale,
    record_taken_back,
)
from storefront.treasury.ledger.entries import Line, Share
from storefront.treasury.ledger.models import LedgerEntry, LedgerTransaction
from storefront.treasury.ledger.queries import balances, owed_to, unbalanced

__all__ = [
    "BANK",
    "CLEARING",
    "COMMISSION",
    "COURIER_CASH",
    "COURIER_FEES",
    "DISPUTES_LOSS",
    "FAMILY",
    "PROVIDER_FEES",
    "REFUNDS_DUE",
    "LedgerEntry",
    "LedgerTransaction",
    "Line",
    "Share",
    "balances",
    "book",
    "clearing",
    "owed_to",
    "record_dispute_won",
    "record_disputed",
    "record_paid_back",
    "record_provider_fee",
    "record_sale",
    "record_taken_back",
    "unbalanced",
]
