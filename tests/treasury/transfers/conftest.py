"""A market whose families can be paid through a Stripe server of the test's own."""

from collections.abc import Iterator

import pytest
from flask import Flask

from tests.builders.transfers import paying_through
from tests.stripe_server import StripeServer
from tests.stripe_server.fixtures import stripe_client, stripe_server

__all__ = ["stripe_client", "stripe_server"]


@pytest.fixture(autouse=True)
def through_stripe(app: Flask, stripe_server: StripeServer) -> Iterator[None]:
    with paying_through(stripe_server, app):
        yield
