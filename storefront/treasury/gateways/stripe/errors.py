"""What the library raises, in the words of the port. Its own sentences are left behind: they may hold parts of a key."""

from collections.abc import Iterator
from contextlib import contextmanager

import stripe

from storefront.treasury.gateways.troubles import ProviderBusy, ProviderDown, ProviderLocked, ProviderRefused, Trouble

CONFLICT, SERVER_BROKE = 409, 500


@contextmanager
def understood() -> Iterator[None]:
    """Inside the block whatever the library raises becomes a trouble of ours."""
    try:
        yield
    except stripe.StripeError as error:
        raise trouble_of(error) from None


def trouble_of(error: stripe.StripeError) -> Trouble:
    """What an error means for us. Anything that is not clearly a refusal may have been done."""
    status, code = error.http_status or 0, word_of(error)
    if isinstance(error, stripe.RateLimitError) or status == CONFLICT:
        return ProviderBusy(code or "busy")
    if isinstance(error, stripe.AuthenticationError | stripe.PermissionError):
        return ProviderLocked(code or "locked")
    if isinstance(error, stripe.APIConnectionError):
        return ProviderDown("no_answer")
    if isinstance(error, stripe.InvalidRequestError | stripe.CardError | stripe.IdempotencyError):
        return ProviderRefused(code or "refused", str(getattr(error, "param", "") or ""))
    # Stripe's own error is repeated under the same key; a gateway's page or half an answer is not
    return ProviderDown(code or f"status_{status}", answered=status >= SERVER_BROKE and error.error is not None)


def word_of(error: stripe.StripeError) -> str:
    """Stripe's word for an error: its code, or its type."""
    said = error.error
    return str(error.code or (said and (getattr(said, "code", None) or getattr(said, "type", None))) or "")[:60]
