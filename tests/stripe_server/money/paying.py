"""Paying, as the pages, the protocol and the passing of time do it: the intent moves, and its session follows."""

from ..world import Body, Thing, World
from ..world.schedule import act
from . import checkout, intents
from .intents import Attempt
from .methods import card_of

PAID = ("succeeded", "processing")


def pay_session(world: World, session: Thing, method: Thing | None, customer: Body) -> Attempt:
    """The customer pays a session with a card; a session that costs nothing needs none."""
    session.private["customer"] = customer
    world.store.changed(session)
    if method is None:
        checkout.complete(world, session, None, customer)
        return Attempt("succeeded")
    intent = checkout.intent_of(world, session)
    attempt = intents.pay(world, intent, method)
    _close(world, session, intent, attempt)
    return attempt


def authenticate(world: World, intent: Thing, passed: bool) -> Attempt:
    """The customer comes back from 3-D Secure. Raises Refusal when nobody was asked."""
    attempt = intents.authenticate(world, intent, passed)
    session = world.store.find(intent.private.get("session"))
    if session is not None:
        _close(world, session, intent, attempt)
    return attempt


def _close(world: World, session: Thing, intent: Thing, attempt: Attempt) -> None:
    if attempt.status in PAID:
        checkout.complete(world, session, intent, session.private["customer"])


@act("payment_intent.decided")
def _decided(world: World, intent: Thing) -> None:
    method = world.store.find(intent.body["payment_method"])
    if intent.body["status"] == "processing" and method is not None:
        decide(world, intent, card_of(method).slow == "succeeds")


def decide(world: World, intent: Thing, succeeds: bool) -> None:
    """A slow payment succeeds or fails. Raises Refusal when it is decided already."""
    intents.decide(world, intent, succeeds)
    checkout.follow(world, intent, succeeds)
