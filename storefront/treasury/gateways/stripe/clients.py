"""Stripe's own client, with our patience and without its telemetry."""

import logging

import stripe

stripe.enable_telemetry = False
logging.getLogger("stripe").setLevel(logging.WARNING)  # below that it writes down whole requests

CONNECT_SECONDS, HASTY_SECONDS, PATIENT_SECONDS = 3, 8, 20
PATIENT_RETRIES = 2


def client(key: str, base: str, *, seconds: int, retries: int) -> stripe.StripeClient:
    """Stripe's own client. Its default of 80 seconds would hold a server's thread for as long."""
    return stripe.StripeClient(
        key,
        base_addresses={"api": base} if base else {},
        http_client=stripe.RequestsClient(timeout=(CONNECT_SECONDS, seconds)),
        max_network_retries=retries,
    )
