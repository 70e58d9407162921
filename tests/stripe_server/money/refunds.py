"""Refunds: money that goes back to a card, at once, later, or not after all."""

from typing import Any

from tests.stripe_server.money import balances
from tests.stripe_server.money.balances import Sum
from tests.stripe_server.money.cards import BY_NAME
from tests.stripe_server.refusals import Refusal, invalid
from tests.stripe_server.world import Body, Thing, World
from tests.stripe_server.world.currencies import shown
from tests.stripe_server.world.schedule import act

KIND = "refund"
HOUR = 3600
CARD_IS_GONE = "expired_or_canceled_card"
OPEN = ("pending", "requires_action")
ENDED_BADLY = ("failed", "canceled")


def refund(world: World, charge: Thing, amount: int | None, **values: Any) -> Thing:
    """Gives back a charge or a part of it. Raises Refusal when there is not so much left, or the charge is disputed."""
    amount = _refundable(charge, amount)
    card = BY_NAME[charge.private["card"]]
    body = charge.body
    made = world.new(
        KIND,
        charge.owner,
        amount=amount,
        currency=body["currency"],
        charge=charge.id,
        payment_intent=body["payment_intent"],
        payment_method=body["payment_method"],
        customer=body["customer"],
        status="pending" if card.refund == "pending" else "succeeded",
        destination_details=_destination("pending" if card.refund == "pending" else "available"),
        **{**values, "metadata": values.get("metadata") or {}},
    )
    if card.refund == "pending":
        made.body["pending_reason"] = "processing"
    if world.options.refunds_need_balance and not _is_covered(world, made):
        made.body.update(status="pending", pending_reason="insufficient_funds")
        world.in_time(HOUR, "refund.retried", made)
    else:
        _book(world, made, card.refund)
    _count(world, charge, amount)
    world.tell(charge, "charge.refunded")
    world.tell(made, "refund.created")
    return made


def left_of(charge: Thing) -> int:
    """What of a charge can be given back: neither what was, nor what the customer's bank kept."""
    body = charge.body
    return int(body["amount_captured"] - body["amount_refunded"] - charge.private.get("charged_back", 0))


def _refundable(charge: Thing, amount: int | None) -> int:
    body, left = charge.body, left_of(charge)
    if body["status"] != "succeeded" or not body["captured"] or "card" not in charge.private:
        raise invalid(f"Charge {charge.id} has not been paid and cannot be refunded.", code="charge_not_refundable")
    if charge.private.get("disputed") or (left <= 0 and charge.private.get("charged_back")):
        raise invalid(f"Charge {charge.id} has been charged back; cannot issue a refund.", code="charge_disputed")
    if left <= 0:
        raise invalid(f"Charge {charge.id} has already been refunded.", code="charge_already_refunded")
    if amount is not None and amount <= 0:
        raise invalid("Invalid positive integer", code="parameter_invalid_integer", param="amount")
    if amount is not None and amount > left:
        wanted, rest = shown(amount, body["currency"]), shown(left, body["currency"])
        raise invalid(f"Refund amount ({wanted}) is greater than unrefunded amount on charge ({rest})", param="amount")
    return left if amount is None else amount


def _destination(reference_status: str) -> Body:
    reference = "7420196845000001" if reference_status == "available" else None
    return {
        "type": "card",
        "card": {
            "reference": reference,
            "reference_status": reference_status,
            "reference_type": "acquirer_reference_number",
            "type": "refund",
        },
    }


def _is_covered(world: World, refunded: Thing) -> bool:
    wanted = balances.settled(world, refunded.body["amount"], refunded.body["currency"])
    return balances.available(world, refunded.owner, wanted.currency) >= wanted.amount


def _book(world: World, refunded: Thing, behaviour: str) -> None:
    returned = balances.settled(world, refunded.body["amount"], refunded.body["currency"])
    booked = balances.book(world, "refund", refunded, -returned)
    world.change(refunded, balance_transaction=booked.id)
    if behaviour:
        world.in_time(world.options.refund_after, f"refund.{behaviour}", refunded)


def _count(world: World, charge: Thing, amount: int) -> None:
    refunded = charge.body["amount_refunded"] + amount
    world.change(charge, amount_refunded=refunded, refunded=refunded == charge.body["amount_captured"])


@act("refund.pending")
def _ends_well(world: World, refunded: Thing) -> None:
    if refunded.body["status"] in OPEN:
        become(world, refunded, "succeeded")


@act("refund.failing")
def _ends_badly(world: World, refunded: Thing) -> None:
    if refunded.body["status"] not in ENDED_BADLY:
        become(world, refunded, "failed")


@act("refund.retried")
def _tries_again(world: World, refunded: Thing) -> None:
    if refunded.body["status"] != "pending":
        return
    if not _is_covered(world, refunded):
        world.in_time(HOUR, "refund.retried", refunded)
        return
    charge = world.store.get("charge", refunded.owner, refunded.body["charge"])
    _book(world, refunded, BY_NAME[charge.private["card"]].refund)
    if BY_NAME[charge.private["card"]].refund != "pending":
        become(world, refunded, "succeeded")


def become(world: World, refunded: Thing, status: str) -> None:
    """Moves a refund on: to succeeded, pending, requires_action, or to failed or canceled, which gives the money back
    to the seller. Raises Refusal when it has ended badly already."""
    if refunded.body["status"] in ENDED_BADLY:
        raise Refusal(400, "invalid_request_error", f"The refund is {refunded.body['status']} already.")
    refunded.body.pop("pending_reason", None)
    values: Body = {"status": status}
    if status == "succeeded":
        values["destination_details"] = _destination("available")
    if status in ENDED_BADLY:
        values |= _given_back(world, refunded, status)
    world.change(refunded, "refund.updated", "charge.refund.updated", **values)
    if status == "failed":
        world.tell(refunded, "refund.failed")


def _given_back(world: World, refunded: Thing, status: str) -> Body:
    values: Body = {"failure_reason": CARD_IS_GONE} if status == "failed" else {}
    charge = world.store.get("charge", refunded.owner, refunded.body["charge"])
    _count(world, charge, -refunded.body["amount"])
    taken = world.store.find(refunded.body["balance_transaction"])
    if taken is not None:
        taken_then = Sum(taken.body["amount"], taken.body["currency"])
        back = balances.book(world, "refund_failure", refunded, -taken_then)
        values["failure_balance_transaction"] = back.id
    return values
