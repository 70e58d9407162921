"""Opening a provider's page for a payment: one at a time, under a key that makes no second one."""

import time
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from storefront.kernel import clock, units
from storefront.kernel.units import unit_of_work
from storefront.treasury import gateways, payments
from storefront.treasury.conversations.asking import ask, call_office
from storefront.treasury.conversations.looking import close_page
from storefront.treasury.gateways import (
    CheckoutRequest,
    Handle,
    PayLine,
    ProviderBusy,
    ProviderDown,
    ProviderLocked,
    ProviderRefused,
    Trouble,
)
from storefront.treasury.payments import Attempt

TWIN_SECONDS = (0.2, 0.4, 0.8)  # how long to wait for a twin of this request to open the page


class LinesDoNotAddUp(Exception):
    """What the page would show is not what is to be paid: a mistake in the program, never a refusal."""


@dataclass(frozen=True)
class WayBack:
    """Where the provider's page leads when it is paid and when it is left, in which language it is to be."""

    success_url: str
    cancel_url: str
    language: str


def begin_attempt(payment_id: int, lines: Sequence[PayLine], way: WayBack, *, after: int) -> str:
    """Where the payment can be paid from now on. `after` is the number of the last attempt its payer knows of (0: none):
    that one is closed first, and the same request sent twice leads to the same page.

    Raises PageIsAway when the provider does not open one now, and the refusals of payments.attempts.open_attempt.
    """
    _close_older(payment_id, after)
    with unit_of_work():
        payment = payments.lock(payment_id)
        if sum(line.amount_minor for line in lines) != payment.amount_minor:
            raise LinesDoNotAddUp(payment.reference)
        gateway = gateways.with_pages(payment.gateway)
        if gateway is None:
            raise payments.MethodIsAway()
        attempt = payments.attempts.open_attempt(payment, live=gateway.live, after=after)
        request = _request(payment, attempt, lines, way)
        attempt_id, provider, known = attempt.id, attempt.provider, attempt.url
    return known or _open_page(attempt_id, provider, request)


def _close_older(payment_id: int, after: int) -> None:
    """The page the payer comes from is closed before another one opens, so that nothing can be paid twice."""
    units.abandon()
    for attempt in payments.living_of(payment_id):
        if attempt.number <= after or (attempt.expires_at and attempt.expires_at <= clock.now()):
            close_page(attempt.id)


def _request(payment: payments.Payment, attempt: Attempt, lines: Sequence[PayLine], way: WayBack) -> CheckoutRequest:
    if attempt.expires_at is None:
        raise payments.PaymentIsClosed()
    return CheckoutRequest(
        once=attempt.once,
        reference=attempt.once,
        group=payment.reference,
        currency=attempt.currency,
        lines=tuple(lines),
        success_url=way.success_url,
        cancel_url=way.cancel_url,
        language=way.language,
        expires_at=attempt.expires_at,
    )


def _open_page(attempt_id: int, provider: str, request: CheckoutRequest) -> str:
    try:
        handle = ask(provider, lambda gateway: gateway.create_checkout(request))
    except ProviderBusy:
        return _opened_by_twin(attempt_id)
    except Trouble as trouble:
        _note(attempt_id, trouble)
        raise payments.PageIsAway() from trouble
    _check_address(provider, handle)
    with unit_of_work():
        payment, attempt = payments.attempts.locked(attempt_id)
        url = attempt.url if payments.attempts.redirect(payment, attempt, handle) else ""
    if not url:
        raise payments.PaymentIsClosed()
    return url


def _opened_by_twin(attempt_id: int) -> str:
    """The provider is busy, perhaps with the same request sent twice; then its twin learns the address in a moment."""
    for seconds in TWIN_SECONDS:
        time.sleep(seconds)
        units.abandon()
        with unit_of_work():
            _, attempt = payments.attempts.locked(attempt_id)
            url = attempt.url
        if url:
            return url
    raise payments.PageIsAway()


def _note(attempt_id: int, trouble: Trouble) -> None:
    """What becomes of an attempt whose page did not open. When nobody knows whether it did, it stays as it is: asked again
    under the same key, the provider gives the page it made. An answer that says "broken" would only be repeated under
    that key, so it is given up, and whatever was made of it is closed by the worker."""
    with unit_of_work():
        _, attempt = payments.attempts.locked(attempt_id)
        if isinstance(trouble, ProviderRefused):
            payments.attempts.end(attempt, "failed", trouble=trouble.code)
        elif isinstance(trouble, ProviderLocked) or (isinstance(trouble, ProviderDown) and trouble.answered):
            payments.attempts.end(attempt, "abandoned", trouble=trouble.code)
        else:
            attempt.trouble = trouble.code


def _check_address(provider: str, handle: Handle) -> None:
    """Nobody is sent anywhere but to the provider's own pages."""
    place = urlsplit(handle.url)
    pages = gateways.GATEWAYS[provider].capabilities.pages
    if f"{place.scheme}://{place.netloc}" not in pages:
        call_office("page-elsewhere", f"provider:{provider}", provider=provider)
        raise payments.PageIsAway()
