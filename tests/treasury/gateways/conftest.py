"""A Stripe of its own for each test that asks for one, and the gateway that speaks to it."""

import pytest

from storefront.treasury.gateways.stripe import Stripe
from tests.stripe_server import StripeServer
from tests.stripe_server.fixtures import KEY, stripe_client, stripe_server

__all__ = ["stripe_client", "stripe_server"]
SECRET = "whsec_for_tests_only"


@pytest.fixture
def gateway(stripe_server: StripeServer) -> Stripe:
    return Stripe(KEY, [SECRET], stripe_server.address)
