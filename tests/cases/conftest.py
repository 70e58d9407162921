"""A market whose cards are paid at a Stripe server of its own, and a door at which that server's messages arrive."""

import threading
from collections.abc import Iterator

import pytest
from flask import Flask
from werkzeug.serving import make_server

from storefront.kernel.database import db
from storefront.treasury import gateways
from storefront.treasury.gateways.stripe import Stripe
from tests.builders.card_market import CardMarket
from tests.builders.stripe_market import SECRET, stripe_settings
from tests.stripe_server import Options, StripeServer


@pytest.fixture
def market(app: Flask) -> Iterator[CardMarket]:
    """Its events wait until a test sends them; every request and every answer is held against the description."""
    with StripeServer(Options(webhooks="manual", check_answers=True)) as server:
        settings = {**stripe_settings(server), "STRIPE_WEBHOOK_SECRETS": (SECRET,)}
        gateways.open_with({**app.config, **settings})
        gateway = gateways.GATEWAYS["stripe"]
        assert isinstance(gateway, Stripe)
        yield CardMarket(app, server, gateway)
        db.session.rollback()


@pytest.fixture
def door(market: CardMarket) -> Iterator[str]:
    """The market's address for messages, on a real port; what the Stripe server knows of it is the endpoint's id."""
    served = make_server("127.0.0.1", 0, market.app, threaded=True)
    thread = threading.Thread(target=served.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    try:
        yield market.stripe.tell(f"http://127.0.0.1:{served.port}/hooks/stripe", SECRET)
    finally:
        served.shutdown()
        thread.join()
        served.server_close()
