"""Asking a provider what the payers' banks dispute."""

from storefront.kernel.units import unit_of_work
from storefront.treasury import disputes, payments
from storefront.treasury.conversations.asking import ask
from storefront.treasury.gateways import Trouble


def look_at_disputes(attempt_id: int) -> bool:
    """Takes in every dispute of an attempt; False when the provider cannot say now."""
    attempt = payments.attempts.read(attempt_id)
    provider, payment_ref = attempt.provider, attempt.payment_ref
    if payment_ref is None:
        return True
    try:
        seen = ask(provider, lambda gateway: gateway.list_disputes(payment_ref))
    except Trouble:
        return False
    with unit_of_work():
        disputes.record(attempt_id, seen)
    return True
