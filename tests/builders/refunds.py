"""Refunds of a payment for nothing in particular, and what a provider says of them."""

from storefront.kernel.database import db
from storefront.treasury import payments
from storefront.treasury.gateways import RefundSnapshot
from storefront.treasury.payments import Refund, refunding
from tests.builders.money import a_paid_payment


def asked(amount: int = 500, *, of: payments.Payment | None = None, once: str = "parcel:1") -> Refund:
    payment = of or a_paid_payment()[0]
    return payments.ask_refund(payment, amount, once=once, reason="cancelled")


def said(refund: Refund, state: str = "done", **other: object) -> RefundSnapshot:
    payment = db.session.get_one(payments.Payment, refund.payment_id)
    mine = {"amount_minor": refund.amount_minor, "currency": "SAR", "reference": refunding.name_of(payment, refund)}
    return RefundSnapshot("back-1", state, **{**mine, **other})  # type: ignore[arg-type]
