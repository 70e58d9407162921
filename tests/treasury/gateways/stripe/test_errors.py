"""Errors of the library in our words: nothing secret is kept, and what may have been done is never called refused."""

import pytest
import stripe

from storefront.treasury.gateways import ProviderBusy, ProviderDown, ProviderLocked, ProviderRefused
from storefront.treasury.gateways.stripe.errors import trouble_of, understood

BODY = {"error": {"type": "api_error", "message": "canary"}}


@pytest.mark.parametrize(
    ("error", "trouble"),
    [
        (stripe.RateLimitError("canary"), ProviderBusy),
        (stripe.APIError("canary", http_status=409, json_body=BODY), ProviderBusy),
        (stripe.AuthenticationError("canary"), ProviderLocked),
        (stripe.PermissionError("canary"), ProviderLocked),
        (stripe.APIConnectionError("canary"), ProviderDown),
        (stripe.APIError("canary", http_status=500, json_body=BODY), ProviderDown),
        (stripe.APIError("canary"), ProviderDown),
        (stripe.InvalidRequestError("canary", "amount", code="too_much"), ProviderRefused),
        (stripe.CardError("canary", None, "card_declined"), ProviderRefused),
        (stripe.IdempotencyError("canary"), ProviderRefused),
    ],
)
def test_each_error_has_its_trouble(error: stripe.StripeError, trouble: type[Exception]) -> None:
    found = trouble_of(error)

    assert type(found) is trouble
    assert "canary" not in repr(found) + found.code


def test_the_word_and_the_parameter_are_kept() -> None:
    found = trouble_of(stripe.InvalidRequestError("canary", "amount", code="too_much"))

    assert isinstance(found, ProviderRefused)
    assert (found.code, found.about) == ("too_much", "amount")


def test_whoever_reads_the_trouble_finds_nothing_behind_it() -> None:
    with pytest.raises(ProviderLocked) as raised, understood():
        raise stripe.AuthenticationError("Invalid API Key provided: sk_live_canary")

    assert raised.value.__cause__ is None
    assert raised.value.__suppress_context__
