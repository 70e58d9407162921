"""Receipts: their numbers, one family after another without a gap, and what the tax authority wants to scan on them."""

from storefront.trade.receipts.commands import next_number
from storefront.trade.receipts.models import ReceiptCounter
from storefront.trade.receipts.zatca import fitting, qr_text

__all__ = ["ReceiptCounter", "fitting", "next_number", "qr_text"]
