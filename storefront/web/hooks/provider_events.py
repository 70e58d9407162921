"""Messages of payment providers: taken in and acknowledged at once, followed by the worker. They prove themselves by their
signature; no session and no token stand at this door."""

import logging

from flask import Blueprint, request

from storefront.treasury import conversations
from storefront.treasury.gateways import InvalidWebhook

provider_events = Blueprint("provider_events", __name__)
log = logging.getLogger("dakkah.payments")


@provider_events.post("/hooks/<code:provider>")
def create(provider: str) -> tuple[dict[str, int | str], int]:
    """A message: 200 also for what was heard before or means nothing to us, 400 for what is not from the provider. While
    the database is away the answer is 503, and the provider sends it again."""
    try:
        return {"new": conversations.hear(provider, dict(request.headers), request.get_data())}, 200
    except InvalidWebhook as trouble:
        log.warning("a message that is not from %s was refused: %s", provider, trouble.code)
        return {"refused": trouble.code}, 400
