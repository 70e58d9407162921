"""Receipts, tax invoices and credit notes: written once, numbered family by family without a gap, sealed to each other."""

from storefront.trade.receipts.commands import issue
from storefront.trade.receipts.models import Document, ReceiptCounter
from storefront.trade.receipts.papers import (
    CREDIT_NOTE,
    INVOICE,
    KINDS,
    NO_HASH,
    REASONS,
    RECEIPT,
    Content,
    Handing,
    Item,
    NothingSold,
    Original,
    Paper,
    Seller,
    hash_of,
    payload_of,
    sealed,
    with_tax,
)
from storefront.trade.receipts.queries import find, get, numbered, of_family, of_parcel, paper
from storefront.trade.receipts.writing import credit_allowance, credit_return, credit_undone, write_receipt
from storefront.trade.receipts.zatca import fitting, qr_text

__all__ = [
    "CREDIT_NOTE",
    "INVOICE",
    "KINDS",
    "NO_HASH",
    "REASONS",
    "RECEIPT",
    "Content",
    "Document",
    "Handing",
    "Item",
    "NothingSold",
    "Original",
    "Paper",
    "ReceiptCounter",
    "Seller",
    "credit_allowance",
    "credit_return",
    "credit_undone",
    "find",
    "fitting",
    "get",
    "hash_of",
    "issue",
    "numbered",
    "of_family",
    "of_parcel",
    "paper",
    "payload_of",
    "qr_text",
    "sealed",
    "with_tax",
    "write_receipt",
]
