"""What tests of the Stripe gateway begin with: a request for a page, a page that is paid, messages truly signed."""

import json
import time
from datetime import timedelta
from typing import Any

import stripe

from storefront.kernel import clock
from storefront.treasury.gateways import CheckoutRequest, Handle, PayLine
from storefront.treasury.gateways.stripe import Stripe
from tests.builders import numbers
from tests.stripe_server import StripeServer
from tests.stripe_server.fixtures import KEY

SECRET = "whsec_for_tests_only"
DECLINING = "4000000000000002"


def stripe_settings(server: StripeServer) -> dict[str, str]:
    """What a market is told so that its cards are paid there."""
    return {
        "STRIPE_SECRET_KEY": KEY,
        "STRIPE_API_BASE": server.address,
        "STRIPE_WEBHOOK_SECRETS": SECRET,
    }


def a_request(*amounts: int, **other: Any) -> CheckoutRequest:
    """A page for sums in halalas, 125 riyals unless others are given."""
    number = next(numbers)
    values: dict[str, Any] = {
        "once": f"reference-{number}:1",
        "reference": f"reference-{number}:1",
        "group": f"reference-{number}",
        "currency": "SAR",
        "lines": [
            PayLine(f"منتجات «بيت نورة {place}»", amount) for place, amount in enumerate(amounts or (10_000, 2_500))
        ],
        "success_url": "http://127.0.0.1:8000/orders/ABC/payment?back=paid",
        "cancel_url": "http://127.0.0.1:8000/orders/ABC/payment?back=left",
        "language": "ar",
        "expires_at": clock.now() + timedelta(minutes=31),
    }
    return CheckoutRequest(**{**values, **other})


def paid(gateway: Stripe, server: StripeServer, card: str = "4242424242424242", **other: Any) -> tuple[Handle, str]:
    """A page somebody has paid on, and what Stripe calls the money."""
    handle = gateway.create_checkout(a_request(**other))
    server.shopper.pay(handle.url, card)
    return handle, str(gateway.fetch(handle.ref).payment_ref)


def a_message(*, secret: str = SECRET, age: int = 0, **event: Any) -> tuple[dict[str, str], bytes]:
    """The headers and body of a message as Stripe signs it; `age` in seconds, negative for the future."""
    about = {"object": "checkout.session", "id": "cs_1", "client_reference_id": "ours:1", "payment_intent": None}
    body = {
        "id": "evt_1",
        "object": "event",
        "type": "checkout.session.completed",
        "created": int(time.time()),
        "livemode": False,
        "api_version": "2026-10-28.endive",
        "data": {"object": about},
        **event,
    }
    return signed(json.dumps(body), secret=secret, age=age)


def signed(text: str, *, secret: str = SECRET, age: int = 0) -> tuple[dict[str, str], bytes]:
    """Any words, truly signed."""
    moment = int(time.time()) - age
    header = stripe.WebhookSignature.generate_signature_header(text, secret, moment)
    return {"Stripe-Signature": header}, text.encode()
