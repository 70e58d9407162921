"""Payments: what is to be paid, through which gateway, and what became of it."""

from storefront.treasury.payments.models import Payment, Refund

__all__ = ["Payment", "Refund"]
