"""The real Stripe, in a sandbox of one's own: whether it still understands us and we it. Everything else is tested against
a server of this machine; this asks once whether that server is like the real one.

    STRIPE_SANDBOX_KEY=sk_test_… .venv/bin/pytest tests/smoke
"""

import os
from datetime import timedelta

import pytest

from storefront.kernel import clock
from storefront.treasury.gateways import CheckoutRequest, ProviderLocked, ProviderRefused, RefundRequest
from storefront.treasury.gateways.stripe import Stripe
from tests.builders.stripe_market import SECRET, a_request

KEY = os.environ.get("STRIPE_SANDBOX_KEY", "")
pytestmark = [
    pytest.mark.skipif(not KEY.startswith(("sk_test_", "rk_test_")), reason="STRIPE_SANDBOX_KEY names no test key"),
    pytest.mark.allow_hosts(["api.stripe.com"]),
]
LATELY = timedelta(minutes=10)


@pytest.fixture
def sandbox() -> Stripe:
    return Stripe(KEY, [SECRET])


def fresh(*amounts: int, **other: str) -> CheckoutRequest:
    """A request under a name that no run used before; Stripe remembers them for a day."""
    name = f"smoke-{clock.now().timestamp():.6f}"
    return a_request(*amounts, once=name, reference=name, **other)


def test_a_page_is_opened_once_found_and_closed(sandbox: Stripe) -> None:
    request = fresh()

    handles = [sandbox.create_checkout(request) for _ in range(2)]
    opened = sandbox.fetch(handles[0].ref)

    assert (handles[0], handles[0].live) == (handles[1], False)
    assert (opened.state, opened.amount_minor, opened.currency, opened.reference) == (
        "open",
        12_500,
        "SAR",
        request.once,
    )
    assert sandbox.find_checkout(request.once, clock.now() - LATELY) == handles[0].ref
    assert [sandbox.expire(handles[0].ref) for _ in range(2)] == ["expired", "expired"]


def test_arabic_lines_and_both_languages_are_taken(sandbox: Stripe) -> None:
    for language in ("ar", "en"):
        assert sandbox.create_checkout(fresh(4550, 3550, language=language)).url.startswith(sandbox.capabilities.pages)


def test_what_makes_no_sense_is_refused_in_words_we_know(sandbox: Stripe) -> None:
    with pytest.raises(ProviderRefused):
        sandbox.refund(RefundRequest("smoke", "smoke", "pi_of_nobody", 100, "SAR", "returned"))
    with pytest.raises(ProviderRefused):
        sandbox.create_checkout(fresh(1))
    with pytest.raises(ProviderLocked):
        Stripe("sk_test_of_nobody", [SECRET]).create_checkout(fresh())


def test_its_lists_can_be_read(sandbox: Stripe) -> None:
    since = clock.now() - timedelta(days=2)

    assert all(hint.live is False for hint in sandbox.changes_since(since))
    assert all(movement.currency for movement in sandbox.movements_since(since))
