"""Giving money back through a provider: under a key that gives nothing twice, until the money has arrived or cannot."""

from datetime import timedelta

from storefront.kernel import clock
from storefront.kernel.units import unit_of_work
from storefront.treasury import disputes, gateways, payments
from storefront.treasury.conversations.asking import ask, ask_any
from storefront.treasury.conversations.disputing import look_at_disputes
from storefront.treasury.gateways import ProviderRefused, RefundRequest, Trouble

SPARE = timedelta(hours=1)  # a key is not relied upon in the last hour of its life


def carry_out_refund(refund_id: int) -> None:
    """A round's step of a refund, taken by one worker alone: it is asked for, or looked at when the provider has it."""
    with unit_of_work():
        if not payments.refunding.claim_try(refund_id):
            return
        payment, refund = payments.refunding.locked_refund(refund_id)
        attempt = payments.attempts.read(refund.attempt_id) if refund.attempt_id else None
        if attempt and disputes.is_disputed(attempt.id):
            refund.trouble = "disputed"  # the bank decides first
            return
        if attempt and disputes.is_lost(attempt.id):
            payments.refunding.be_done(payment, refund, way="dispute")
            return
        unable = _unable(payment, attempt, refund)
        if unable:
            payments.refunding.fail(payment, refund, trouble=unable)
            return
        request, is_known = _request(payment, refund, attempt), refund.provider_ref is not None
        provider, attempt_id, is_old = payment.gateway, refund.attempt_id, _is_old(payment, refund)
    if attempt_id and (is_known or is_old) and _look_first(refund_id, attempt_id):
        return
    _ask_for(refund_id, provider, request, attempt_id)


def _unable(payment: payments.Payment, attempt: payments.Attempt | None, refund: payments.Refund) -> str:
    """Why a provider cannot give this back, so that a person has to; empty when it can, or has it already."""
    gateway = gateways.GATEWAYS.get(attempt.provider if attempt else payment.gateway)
    if gateway is None or refund.provider_ref is not None:
        return ""
    can = gateway.capabilities
    if not can.gives_back:
        return payments.refunding.BY_HAND
    if attempt is None:
        return ""
    if can.refund_days is not None and clock.now() > attempt.created_at + timedelta(days=can.refund_days):
        return "too_late"
    if not can.refunds_in_parts and refund.amount_minor < attempt.amount_minor:
        return "in_parts"
    return ""


def _request(payment: payments.Payment, refund: payments.Refund, attempt: payments.Attempt | None) -> RefundRequest:
    name = payments.refunding.name_of(payment, refund)
    return RefundRequest(
        once=name,
        reference=name,
        payment_ref=attempt.payment_ref if attempt else None,
        amount_minor=refund.amount_minor,
        currency=payment.currency,
        reason=refund.reason,
    )


def _is_old(payment: payments.Payment, refund: payments.Refund) -> bool:
    """Whether it was first asked for so long ago that the provider may have forgotten the key."""
    gateway = gateways.GATEWAYS.get(payment.gateway)
    lasts = timedelta(hours=gateway.capabilities.keys_last_hours) if gateway else timedelta()
    return refund.tries > 1 and refund.tried_at is not None and clock.now() > refund.tried_at + lasts - SPARE


def _look_first(refund_id: int, attempt_id: int) -> bool:
    """Whether there is nothing more to ask for: the provider has the refund, or cannot say now."""
    if not look_at_refunds(attempt_id):
        return True
    with unit_of_work():
        _, refund = payments.refunding.locked_refund(refund_id)
        return refund.provider_ref is not None or refund.state != "asked"


def _ask_for(refund_id: int, provider: str, request: RefundRequest, attempt_id: int | None) -> None:
    try:
        seen = ask_any(provider, lambda gateway: gateway.refund(request))
    except ProviderRefused as trouble:
        if attempt_id:  # perhaps somebody gave it back in the provider's own office, or a bank took it
            look_at_refunds(attempt_id)
            look_at_disputes(attempt_id)
        _give_up(refund_id, trouble.code or "refused")
    except Trouble:
        return  # tried again after a pause, under the same key
    else:
        with unit_of_work():
            payments.refunding.record_refund(refund_id, seen)


def _give_up(refund_id: int, code: str) -> None:
    """The provider will not give this back: a person has to, unless a bank is about to."""
    with unit_of_work():
        payment, refund = payments.refunding.locked_refund(refund_id)
        waits = refund.attempt_id is not None and disputes.is_disputed(refund.attempt_id)
        if refund.state == "asked" and not waits:
            payments.refunding.fail(payment, refund, trouble=code)


def look_at_refunds(attempt_id: int) -> bool:
    """Takes in everything a provider gave back on an attempt, whoever asked for it; False when it cannot say now."""
    attempt = payments.attempts.read(attempt_id)
    provider, payment_ref = attempt.provider, attempt.payment_ref
    if payment_ref is None:
        return True
    try:
        seen = ask(provider, lambda gateway: gateway.list_refunds(payment_ref))
    except Trouble:
        return False
    with unit_of_work():
        payments.refunding.record_refunds(attempt_id, seen)
    return True
