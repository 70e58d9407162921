"""Stripe's events: whether they are from Stripe and of now, and where they say to look. Nothing else of them is kept."""

import json
import time
from collections.abc import Mapping, Sequence
from datetime import datetime
from decimal import Decimal
from typing import Any

import stripe

from storefront.treasury.gateways.base import Hint, Topic
from storefront.treasury.gateways.stripe.reading import id_of, inside, moment
from storefront.treasury.gateways.troubles import InvalidWebhook

WINDOW_SECONDS = 300  # an event may be so old, or so far in the future
# what the library and the parser raise for words nobody could read, whatever they are
UNREADABLE = (ValueError, TypeError, AttributeError, RecursionError)
TOPICS: dict[str, Topic] = {
    "checkout.session.completed": "payment",
    "checkout.session.async_payment_succeeded": "payment",
    "checkout.session.async_payment_failed": "payment",
    "checkout.session.expired": "payment",
    "payment_intent.payment_failed": "payment",
    "payment_intent.succeeded": "payment",
    "charge.refunded": "refund",
    "charge.refund.updated": "refund",
    "refund.created": "refund",
    "refund.updated": "refund",
    "refund.failed": "refund",
    "charge.dispute.created": "dispute",
    "charge.dispute.updated": "dispute",
    "charge.dispute.closed": "dispute",
    "charge.dispute.funds_withdrawn": "dispute",
    "charge.dispute.funds_reinstated": "dispute",
}
KEPT = ("object", "id", "status", "payment_status")
LONGEST, LONGEST_REFERENCE = 255, 80
LAST_SECOND = 1 << 33  # in the year 2242


def verified(raw: bytes, signature: str | None, secrets: Sequence[str]) -> dict[str, Any]:
    """The event of a message that one of our secrets has signed within the last minutes. Raises InvalidWebhook."""
    try:
        text = raw.decode("utf-8")
        check_signature(text, signature, secrets)
        check_moment(signature or "")
        event = json.loads(text, parse_float=Decimal)
    except UNREADABLE:
        raise InvalidWebhook("unreadable") from None
    if not isinstance(event, dict) or event.get("object") != "event" or not isinstance(event.get("id"), str):
        raise InvalidWebhook("no_event")
    return event


def check_signature(text: str, signature: str | None, secrets: Sequence[str]) -> None:
    """Whether one of the secrets has signed it: there are several while one is replaced, and one for families' accounts."""
    for secret in secrets:
        try:
            stripe.WebhookSignature.verify_header(text, signature, secret, WINDOW_SECONDS)
            return
        except stripe.SignatureVerificationError:
            continue
    raise InvalidWebhook("signature")


def check_moment(signature: str) -> None:
    """The library lets events of the future pass, and who has an old secret could keep one for later."""
    written = next(part for part in signature.split(",") if part.startswith("t="))
    if abs(time.time() - int(written.removeprefix("t="))) > WINDOW_SECONDS:
        raise InvalidWebhook("moment")


def hint(event: Mapping[str, Any]) -> Hint:
    """Where an event says to look. What is about a family's own account is for those who pay families. Raises InvalidWebhook
    for names that no database keeps and moments that no calendar has: whoever signed them, there is nothing to look at."""
    about = inside(inside(event.get("data")).get("object"))
    kind, account = kept(str(event.get("type") or ""))[:120], text_of(event.get("account"))
    session, intent = about.get("object") == "checkout.session", about.get("object") == "payment_intent"
    return Hint(
        event_id=kept(str(event["id"]))[:LONGEST],
        kind=kind,
        topic="other" if account else TOPICS.get(kind, "other"),
        live=event.get("livemode") is True,
        created=moment_of(event.get("created")),
        session_ref=text_of(about.get("id")) if session else None,
        payment_ref=text_of(about.get("id")) if intent else text_of(id_of(about.get("payment_intent"))),
        reference=text_of(
            about.get("client_reference_id") if session else inside(about.get("metadata")).get("attempt"),
            longest=LONGEST_REFERENCE,
        ),
        account=account,
        api_version=kept(str(event.get("api_version") or ""))[:40],
        about={name: kept(about[name]) for name in KEPT if isinstance(about.get(name), str)},
    )


def text_of(value: Any, *, longest: int = LONGEST) -> str | None:
    """A name as it can be kept. Raises InvalidWebhook."""
    return kept(value)[:longest] if isinstance(value, str) and value else None


def kept(text: str) -> str:
    """The same text; raises InvalidWebhook for halves of letters and for the sign that ends a text elsewhere."""
    if "\0" in text or any("\ud800" <= letter <= "\udfff" for letter in text):
        raise InvalidWebhook("unreadable")
    return text


def moment_of(seconds: Any) -> datetime:
    """When something happened, now where that is not said. Raises InvalidWebhook for no moment of any calendar."""
    if not isinstance(seconds, int):
        return moment(int(time.time()))
    if not 0 <= seconds < LAST_SECOND:
        raise InvalidWebhook("unreadable")
    return moment(seconds)
