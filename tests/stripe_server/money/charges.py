"""Charges: what was taken, or tried, from a card; and the money that comes of it."""

import hashlib
from typing import Any

from ..refusals import Refusal
from ..world import Body, Thing, World
from ..world.schedule import act
from . import balances, methods
from .balances import Sum
from .cards import Card

FROM_INTENT = (
    "amount",
    "currency",
    "customer",
    "description",
    "metadata",
    "receipt_email",
    "shipping",
    "transfer_group",
)
NO_ADVICE = {"advice_code": None, "network_advice_code": None, "network_decline_code": None}


def charge(world: World, intent: Thing, method: Thing, *, status: str, refusal: Refusal | None = None) -> Thing:
    """A charge for an intent: succeeded, pending, or failed for a reason. Whether money moves is decided by `capture`."""
    body = intent.body
    card = methods.card_of(method)
    shared: Body = {name: body.get(name) for name in FROM_INTENT}
    made = world.new(
        "charge",
        intent.owner,
        **shared,
        payment_intent=intent.id,
        billing_details=method.body["billing_details"],
        calculated_statement_descriptor=(body.get("statement_descriptor") or world.options.name.upper())[:22],
        fraud_details={},
        status=status,
        paid=status == "succeeded",
        payment_method=method.id,
        payment_method_details={"type": "card", "card": _card_details(method, intent)},
        outcome=_outcome(refusal),
    )
    if refusal is not None:
        made.body["failure_code"] = refusal.error.get("code")
        made.body["failure_message"] = refusal.error["message"]
    else:
        made.body["receipt_url"] = f"{world.address}/receipts/{made.id}"
    made.private["card"] = card.name
    return made


def _card_details(method: Thing, intent: Thing) -> Body:
    seen = method.body["card"]
    shared = ("brand", "checks", "country", "exp_month", "exp_year", "fingerprint", "funding", "last4", "wallet")
    secure = intent.private.get("secured")
    return {
        **{name: seen[name] for name in shared},
        "amount_authorized": intent.body["amount"],
        "authorization_code": None,
        "extended_authorization": {"status": "disabled"},
        "incremental_authorization": {"status": "unavailable"},
        "installments": None,
        "mandate": None,
        "multicapture": {"status": "unavailable"},
        "network": seen["brand"],
        "network_token": {"used": False},
        "network_transaction_id": hashlib.sha256(intent.id.encode()).hexdigest()[:15],
        "overcapture": {"maximum_amount_capturable": intent.body["amount"], "status": "unavailable"},
        "regulated_status": "unregulated",
        "three_d_secure": _secured() if secure else None,
    }


def _secured() -> Body:
    return {
        "authentication_flow": "challenge",
        "electronic_commerce_indicator": "05",
        "exemption_indicator": None,
        "result": "authenticated",
        "result_reason": None,
        "transaction_id": None,
        "version": "2.2.0",
    }


def _outcome(refusal: Refusal | None) -> Body:
    if refusal is None:
        return {
            **NO_ADVICE,
            "network_status": "approved_by_network",
            "reason": None,
            "risk_level": "normal",
            "risk_score": 20,
            "seller_message": "Payment complete.",
            "type": "authorized",
        }
    blocked = refusal.error.get("decline_code") == "fraudulent"
    return {
        **NO_ADVICE,
        "network_status": "not_sent_to_network" if blocked else "declined_by_network",
        "reason": refusal.error.get("decline_code") or refusal.error.get("code"),
        "risk_level": "highest" if blocked else "normal",
        "risk_score": 90 if blocked else 20,
        "seller_message": "The bank did not approve this payment.",
        "type": "blocked" if blocked else "issuer_declined",
    }


def capture(world: World, charged: Thing, card: Card, amount: int) -> None:
    """Takes the money of a charge; its balance transaction comes now, or a while later when the options say so."""
    world.change(charged, captured=True, amount_captured=amount, paid=True, status="succeeded")
    charged.private["at_once"] = card.at_once
    if world.options.balance_delay:
        world.in_time(world.options.balance_delay, "charge.settled", charged)
    else:
        _settle(world, charged)


@act("charge.settled")
def _settled_late(world: World, charged: Thing) -> None:
    _settle(world, charged)
    world.tell(charged, "charge.updated", {"balance_transaction": None})


def _settle(world: World, charged: Thing) -> None:
    taken = balances.settled(world, charged.body["amount_captured"], charged.body["currency"])
    wait = 0 if charged.private["at_once"] else world.options.available_after
    fee = balances.fee_for(world, taken.amount)
    booked = balances.book(world, "charge", charged, taken, fee=fee, available_on=world.clock.now() + wait)
    world.change(charged, balance_transaction=booked.id)


def transaction_of(world: World, charged: Thing) -> Thing | None:
    """The balance transaction of a charge, once it has one."""
    return world.store.find(charged.body["balance_transaction"])


def receive(world: World, owner: str, transfer: Thing, available_on: int, **values: Any) -> Thing:
    """The payment that arrives in a connected account with a transfer."""
    body = transfer.body
    payment = world.new(
        "charge",
        owner,
        prefix="payment",
        amount=body["amount"],
        amount_captured=body["amount"],
        currency=body["currency"],
        captured=True,
        paid=True,
        status="succeeded",
        billing_details=methods.NOBODY,
        fraud_details={},
        source_transfer=transfer.id,
        **values,
    )
    arrived = Sum(body["amount"], body["currency"])
    booked = balances.book(world, "payment", payment, arrived, available_on=available_on)
    world.change(payment, balance_transaction=booked.id)
    return payment
