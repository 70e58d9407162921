"""Means of payment: a card that somebody has entered, of which only brand and last four digits are kept."""

import hashlib

from ..refusals import not_found
from ..world import Body, Thing, World
from .cards import BY_NAME, BY_TOKEN, Card

NOBODY: Body = {
    "address": {"city": None, "country": None, "line1": None, "line2": None, "postal_code": None, "state": None},
    "email": None,
    "name": None,
    "phone": None,
    "tax_id": None,
}
FUTURE_YEAR = 2034


def keep(world: World, owner: str, card: Card, expiry: tuple[int, int], billing: Body | None = None) -> Thing:
    """A new means of payment from a card."""
    method = world.new(
        "payment_method",
        owner,
        type="card",
        allow_redisplay="limited",
        billing_details={**NOBODY, **(billing or {})},
        card=_seen(card, expiry),
    )
    method.private["card"] = card.name
    return method


def _seen(card: Card, expiry: tuple[int, int]) -> Body:
    return {
        "brand": card.brand,
        "checks": {"address_line1_check": None, "address_postal_code_check": None, "cvc_check": "pass"},
        "country": card.country,
        "display_brand": card.brand,
        "exp_month": expiry[0],
        "exp_year": expiry[1],
        "fingerprint": hashlib.sha256(card.name.encode()).hexdigest()[:16],
        "funding": card.funding,
        "generated_from": None,
        "last4": card.last4,
        "networks": {"available": [card.brand], "preferred": None},
        "regulated_status": "unregulated",
        "three_d_secure_usage": {"supported": True},
        "wallet": None,
    }


def named(world: World, owner: str, name: str) -> Thing:
    """A means of payment by id, or a new one for the name of a test card. Raises Refusal when there is neither."""
    card = BY_TOKEN.get(name)
    if card is not None:
        return keep(world, owner, card, (12, FUTURE_YEAR))
    method = world.store.find(name)
    if method is None or method.kind != "payment_method" or method.owner != owner:
        raise not_found("PaymentMethod", name, "payment_method")
    return method


def card_of(method: Thing) -> Card:
    """What the card behind a means of payment does."""
    return BY_NAME[method.private["card"]]
