"""Payment intents: the states a payment goes through, from the wish to the money."""

from dataclasses import dataclass
from typing import Any

from ..refusals import Refusal, invalid
from ..world import Body, Thing, World
from ..world.ids import random_word
from . import charges, methods
from .cards import Card, declined

KIND = "payment_intent"
CAN_BE_PAID = ("requires_payment_method", "requires_confirmation", "requires_action")
CAN_BE_CANCELED = (*CAN_BE_PAID, "requires_capture", "processing")
WISH = "request_three_d_secure"
UNAUTHENTICATED = "payment_intent_authentication_failure"
NOT_AUTHENTICATED = "We are unable to authenticate your payment method. Please choose a different one and try again."


@dataclass(frozen=True)
class Attempt:
    """How an attempt to pay went: the state of the intent, and the refusal when there was one."""

    status: str
    refusal: Refusal | None = None


def create(world: World, owner: str, amount: int, currency: str, **values: Any) -> Thing:
    """A new intent, waiting for a means of payment."""
    world.options.rate(currency)  # refuses now what could not be settled later
    intent = world.new(
        KIND,
        owner,
        amount=amount,
        currency=currency,
        amount_details={"tip": {}},
        capture_method=values.pop("capture_method", None) or "automatic_async",
        confirmation_method=values.pop("confirmation_method", None) or "automatic",
        metadata=values.pop("metadata", None) or {},
        payment_method_types=["card"],
        payment_method_options={"card": {"installments": None, "network": None, WISH: values.pop(WISH, "automatic")}},
        status="requires_payment_method",
        **values,
    )
    intent.body["client_secret"] = f"{intent.id}_secret_{random_word(24)}"
    world.tell(intent, "payment_intent.created")
    return intent


def pay(world: World, intent: Thing, method: Thing) -> Attempt:
    """Tries to pay with a card. Raises Refusal when the intent is not waiting for that."""
    _must_be(intent, CAN_BE_PAID, "confirmed")
    card = methods.card_of(method)
    intent.private.pop("secured", None)
    world.change(intent, payment_method=method.id, next_action=None, status="requires_confirmation")
    if card.secure == "broken":
        return _fail(world, intent, method, _unauthenticated())
    if card.secure == "required" or intent.body["payment_method_options"]["card"][WISH] in ("any", "challenge"):
        address = f"{world.address}/3ds/{intent.id}"
        then = {
            "type": "redirect_to_url",
            "redirect_to_url": {"return_url": intent.private.get("then"), "url": address},
        }
        world.change(intent, "payment_intent.requires_action", status="requires_action", next_action=then)
        return Attempt("requires_action")
    return _charge(world, intent, method, card)


def authenticate(world: World, intent: Thing, passed: bool) -> Attempt:
    """The customer has passed 3-D Secure, or has not. Raises Refusal when nobody was asked."""
    _must_be(intent, ("requires_action",), "authenticated")
    method = world.store.get("payment_method", intent.owner, intent.body["payment_method"])
    world.change(intent, next_action=None)
    if not passed:
        return _fail(world, intent, method, _unauthenticated())
    intent.private["secured"] = True
    return _charge(world, intent, method, methods.card_of(method))


def _unauthenticated() -> Refusal:
    return Refusal(402, "card_error", NOT_AUTHENTICATED, code=UNAUTHENTICATED)


def _charge(world: World, intent: Thing, method: Thing, card: Card) -> Attempt:
    if card.decline:
        return _fail(world, intent, method, declined(*card.decline))
    if card.slow:
        charged = charges.charge(world, intent, method, status="pending")
        _now(world, intent, charged, "processing", "payment_intent.processing")
        world.tell(charged, "charge.pending")
        world.in_time(world.options.asynchronous_after, "payment_intent.decided", intent)
        return Attempt("processing")
    charged = charges.charge(world, intent, method, status="succeeded")
    if intent.body["capture_method"] == "manual":
        world.tell(charged, "charge.succeeded")
        world.change(intent, amount_capturable=intent.body["amount"])
        _now(world, intent, charged, "requires_capture", "payment_intent.amount_capturable_updated")
        return Attempt("requires_capture")
    _take(world, intent, charged, card, intent.body["amount"])
    return Attempt("succeeded")


def _take(world: World, intent: Thing, charged: Thing, card: Card, amount: int) -> None:
    was_captured = charged.body["status"] == "succeeded" and intent.body["status"] == "requires_capture"
    charges.capture(world, charged, card, amount)
    world.tell(charged, "charge.captured" if was_captured else "charge.succeeded")
    world.change(intent, amount_received=amount, amount_capturable=0)
    _now(world, intent, charged, "succeeded", "payment_intent.succeeded")
    if card.dispute:
        world.in_time(world.options.dispute_after, "charge.disputed", charged)


def _now(world: World, intent: Thing, charged: Thing, status: str, event: str) -> None:
    world.change(intent, event, status=status, latest_charge=charged.id, last_payment_error=None, next_action=None)


def _fail(world: World, intent: Thing, method: Thing, refusal: Refusal) -> Attempt:
    charged = charges.charge(world, intent, method, status="failed", refusal=refusal)
    world.tell(charged, "charge.failed")
    said = {"charge": charged.id, **refusal.error, "payment_method": method.body}
    values: Body = {"status": "requires_payment_method", "payment_method": None, "latest_charge": charged.id}
    world.change(intent, "payment_intent.payment_failed", last_payment_error=said, next_action=None, **values)
    return Attempt("requires_payment_method", refusal)


def decide(world: World, intent: Thing, succeeds: bool) -> Attempt:
    """A slow payment is decided. Raises Refusal when it was before."""
    _must_be(intent, ("processing",), "decided")
    method = world.store.get("payment_method", intent.owner, intent.body["payment_method"])
    charged = world.store.get("charge", intent.owner, intent.body["latest_charge"])
    card = methods.card_of(method)
    if succeeds:
        _take(world, intent, charged, card, intent.body["amount"])
        return Attempt("succeeded")
    refusal = declined("card_declined", "generic_decline")
    failure = {"failure_code": refusal.error["code"], "failure_message": refusal.error["message"]}
    world.change(charged, "charge.failed", status="failed", **failure)
    said = {"charge": charged.id, **refusal.error, "payment_method": method.body}
    values: Body = {"status": "requires_payment_method", "payment_method": None}
    world.change(intent, "payment_intent.payment_failed", last_payment_error=said, **values)
    return Attempt("requires_payment_method", refusal)


def capture(world: World, intent: Thing, amount: int | None) -> None:
    """Takes the money that was reserved, or a part of it. Raises Refusal."""
    _must_be(intent, ("requires_capture",), "captured")
    if amount is not None and not 0 < amount <= intent.body["amount_capturable"]:
        said = "The amount to capture is more than can be captured."
        raise invalid(said, code="amount_too_large", param="amount_to_capture")
    charged = world.store.get("charge", intent.owner, intent.body["latest_charge"])
    method = world.store.get("payment_method", intent.owner, intent.body["payment_method"])
    _take(world, intent, charged, methods.card_of(method), amount or intent.body["amount_capturable"])


def cancel(world: World, intent: Thing, reason: str | None) -> None:
    """Ends an intent for good. Raises Refusal when the money has been taken already."""
    _must_be(intent, CAN_BE_CANCELED, "canceled")
    values: Body = {"status": "canceled", "canceled_at": world.clock.now(), "cancellation_reason": reason}
    world.change(intent, "payment_intent.canceled", amount_capturable=0, next_action=None, **values)


def _must_be(intent: Thing, allowed: tuple[str, ...], done: str) -> None:
    status = intent.body["status"]
    if status not in allowed:
        said = f"This PaymentIntent could not be {done} because it has a status of {status}."
        refusal = invalid(said, code="payment_intent_unexpected_state")
        refusal.error["payment_intent"] = intent.body
        raise refusal
