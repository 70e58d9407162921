"""Hints of providers: taken in as they arrive, and worked off by asking the provider for the truth."""

import logging
from collections.abc import Mapping
from datetime import datetime

from storefront.kernel.refusals import NotFound
from storefront.kernel.units import unit_of_work
from storefront.treasury import gateways, hints, payments
from storefront.treasury.conversations.asking import ask
from storefront.treasury.conversations.disputing import look_at_disputes
from storefront.treasury.conversations.looking import settle
from storefront.treasury.conversations.refunding import look_at_refunds
from storefront.treasury.gateways import Trouble

log = logging.getLogger("dakkah.payments")


class NotAnswered(Exception):
    """The provider could not say what a hint is about; worth trying again."""


def hear(provider: str, headers: Mapping[str, str], raw: bytes) -> int:
    """A message of a provider, in the caller's unit of work; how much of it is new. Nothing is asked and nothing booked
    here. Raises NotFound for a provider that sends none, InvalidWebhook for a message that is not from it."""
    gateway = gateways.with_pages(provider)
    if gateway is None:
        raise NotFound()
    return hints.take_in(provider, gateway.parse_webhook(headers, raw), live=gateway.live)


def catch_up(provider: str, since: datetime) -> int:
    """Takes in whatever happened at a provider since then, in case its messages never arrived; how much of it is new."""
    gateway = gateways.with_pages(provider)
    if gateway is None:
        return 0
    try:
        told = ask(provider, lambda there: list(there.changes_since(since)))
    except Trouble:
        return 0
    with unit_of_work():
        return hints.take_in(provider, told, live=gateway.live)


def work_off(event_id: int) -> None:
    """Follows one hint, taken by one worker alone. What breaks is put off and holds up nothing else."""
    with unit_of_work():
        event = hints.claim(event_id)
        if event is None:
            return
        attempt = _attempt_of(event)
        attempt_id, topic = (attempt.id if attempt else None), event.topic
        if attempt_id is None:
            hints.put_off(event_id, "unknown", give_up_as="ignored")
            return
    try:
        _follow(topic, attempt_id)
    except Exception as error:  # whatever it is, it must not stop the others
        log.exception("event %s could not be worked off", event_id)
        with unit_of_work():
            hints.put_off(event_id, type(error).__name__, give_up_as="dead")
    else:
        with unit_of_work():
            hints.close(event_id)


def _attempt_of(event: hints.ProviderEvent) -> payments.Attempt | None:
    return payments.find_attempt(
        event.provider, session_ref=event.session_ref, payment_ref=event.payment_ref, reference=event.reference
    )


def _follow(topic: str, attempt_id: int) -> None:
    """Asks for the truth behind a hint. The money is looked at first: what goes back must have come in."""
    is_paid = payments.attempts.read(attempt_id).state == "paid"
    answered = (is_paid and topic != "payment") or settle(attempt_id)
    if topic == "refund":
        answered = answered and look_at_refunds(attempt_id)
    elif topic == "dispute":
        answered = answered and look_at_disputes(attempt_id)
    if not answered:
        raise NotAnswered()
