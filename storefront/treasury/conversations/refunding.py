"""Giving money back through a provider: under a key that gives nothing twice, until the money has arrived or cannot."""

from datetime import timedelta

from storefront.kernel import clock
from storefront.kernel.units import unit_of_work
from storefront.treasury import disputes, gateways, payments, refunds
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
            payments.refunding.wait_for_the_bank(refund)  # it decides first
            return
        provider, attempt_id = payment.gateway, refund.attempt_id
        look_first = attempt is not None and _must_look_first(payment, refund)
        request = None if look_first else _what_is_left_to_ask(payment, refund)
    if look_first and attempt_id:
        if _look_first(refund_id, attempt_id):
            return
        with unit_of_work():
            request = _what_is_left_to_ask(*payments.refunding.locked_refund(refund_id))
    if request:
        _ask_for(refund_id, provider, request, attempt_id)


def _must_look_first(payment: payments.Payment, refund: payments.Refund) -> bool:
    """Whether the provider may have it already: it said so, has perhaps forgotten the key, or a bank has decided about money
    it was asked for."""
    asked_before = refund.tries > 1 and refund.attempt_id is not None and disputes.is_lost(refund.attempt_id)
    return refund.provider_ref is not None or asked_before or _is_old(payment, refund)


def _what_is_left_to_ask(payment: payments.Payment, refund: payments.Refund) -> RefundRequest | None:
    """What the provider is to give back: nothing when it cannot, nor of what the payer has from a bank."""
    attempt = payments.attempts.read(refund.attempt_id) if refund.attempt_id else None
    disputes.cover(payment, refund)
    unable = _unable(payment, attempt, refund) if refund.state == "asked" else ""
    if unable == payments.refunding.BY_HAND:
        refunds.leave_to_the_office(payment, refund)
    elif unable:
        payments.refunding.fail(payment, refund, trouble=unable)
    return _request(payment, refund, attempt) if refund.state == "asked" else None


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
    """The provider will not give this back: a person has to, unless a bank is about to. Where only a part had gone already,
    what is left is asked for by the next round."""
    with unit_of_work():
        payment, refund = payments.refunding.locked_refund(refund_id)
        waits = refund.attempt_id is not None and disputes.is_disputed(refund.attempt_id)
        if refund.state != "asked" or waits:
            return
        whole = refund.amount_minor
        disputes.cover(payment, refund)
        is_less = refund.state != "asked" or refund.amount_minor < whole
        if not is_less and not refunds.set_overlaps_apart(payment, refund):
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
