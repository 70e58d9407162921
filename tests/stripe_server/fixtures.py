"""What pytest gives a test: a server of its own, and the real library speaking to it.

A conftest.py takes them in by name: `from tests.stripe_server.fixtures import stripe_client, stripe_server`.
"""

import os
from collections.abc import Iterator

import pytest
import stripe

from .serving import StripeServer
from .world import Options

KEY = "sk_test_for_tests_only"
SECONDS = (3, 10)


def client_of(server: StripeServer, key: str = KEY, *, retries: int = 0) -> stripe.StripeClient:
    """The real library, speaking to a server."""
    stripe.enable_telemetry = False
    os.environ.setdefault("NO_PROXY", "127.0.0.1,localhost")
    return stripe.StripeClient(
        key,
        base_addresses={"api": server.address},
        http_client=stripe.RequestsClient(timeout=SECONDS),
        max_network_retries=retries,
    )


@pytest.fixture
def stripe_server() -> Iterator[StripeServer]:
    """A server of this test alone. Events wait until the test sends them; every answer is held against the description."""
    with StripeServer(Options(webhooks="manual", check_answers=True)) as server:
        yield server


@pytest.fixture
def stripe_client(stripe_server: StripeServer) -> stripe.StripeClient:
    """The real library, speaking to the server of this test."""
    return client_of(stripe_server)
