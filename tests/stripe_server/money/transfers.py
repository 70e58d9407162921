"""Transfers from the platform's balance to connected accounts, and their reversals."""

from typing import Any

from ..refusals import invalid
from ..world import PLATFORM, Body, Thing, World
from ..world.currencies import shown
from . import accounts, balances, charges
from .balances import Sum

KIND, REVERSAL = "transfer", "transfer_reversal"
NO_CAPABILITY = "Your destination account needs to have at least one of the following capabilities enabled: transfers"


def transfer(
    world: World, destination: Thing, amount: int | None, currency: str, source: Thing | None, **values: Any
) -> Thing:
    """Moves money to a connected account: from the available balance, or from one charge however new it is.

    Raises Refusal when the account may not receive, the money is not there, or the charge is settled in another
    currency.
    """
    if not accounts.may_receive(destination):
        raise invalid(NO_CAPABILITY, code="insufficient_capabilities_for_transfer")
    when = world.clock.now()
    if source is not None:
        settled = _settled(world, source, currency)
        amount = amount if amount is not None else settled.body["amount"]
        when = settled.body["available_on"]
        _within(world, source, settled, amount)
    if amount is None or amount <= 0:
        raise invalid("Invalid positive integer", code="parameter_invalid_integer", param="amount")
    if source is None:
        balances.need(world, PLATFORM, amount, currency)
    made = world.new(
        KIND,
        PLATFORM,
        amount=amount,
        currency=currency,
        destination=destination.id,
        source_transaction=source.id if source else None,
        **{**values, "metadata": values.get("metadata") or {}},
    )
    made.body["reversals"] = {
        "object": "list",
        "data": [],
        "has_more": False,
        "url": f"/v1/transfers/{made.id}/reversals",
    }
    booked = balances.book(world, "transfer", made, -Sum(amount, currency), available_on=when)
    payment = charges.receive(world, destination.id, made, when, transfer_group=made.body["transfer_group"])
    made.body["destination_payment"] = payment.id
    world.change(made, "transfer.created", balance_transaction=booked.id)
    return made


def _settled(world: World, source: Thing, currency: str) -> Thing:
    """The balance transaction of the charge. Its currency is the only one a transfer from it can have."""
    settled = charges.transaction_of(world, source)
    if source.body["status"] != "succeeded" or settled is None:
        raise invalid("The source transaction has no settled funds.", param="source_transaction")
    if settled.body["currency"] != currency:
        said = f"The currency of source_transaction's balance transaction ({settled.body['currency']}) must be the same"
        raise invalid(f"{said} as the transfer currency ({currency})", param="currency")
    return settled


def _within(world: World, source: Thing, settled: Thing, amount: int) -> None:
    body = settled.body
    taken = [one for one in world.store.all(KIND, PLATFORM) if one.body["source_transaction"] == source.id]
    already = sum(one.body["amount"] - one.body["amount_reversed"] for one in taken)
    if already + amount > body["amount"]:
        most = shown(body["amount"], body["currency"])
        said = f"Transfers using this transaction as a source must not exceed the source amount of {most}."
        if already:
            used = shown(already, body["currency"])
            said += f" (There is already a transfer using this source, amounting to {used}.)"
        raise invalid(said, param="amount")


def reverse(world: World, made: Thing, amount: int | None, **values: Any) -> Thing:
    """Takes a transfer back or a part of it, in its own currency. Raises Refusal when the account has not so much."""
    body = made.body
    left = body["amount"] - body["amount_reversed"]
    amount = left if amount is None else amount
    if left <= 0:
        raise invalid(f"Transfer {made.id} is already fully reversed.", param="id")
    if not 0 < amount <= left:
        raise invalid(f"Amount must be from 1 to {left}, what is left of the transfer.", param="amount")
    payment = world.store.get("charge", body["destination"], body["destination_payment"])
    arrived = world.store.get("balance_transaction", payment.owner, payment.body["balance_transaction"])
    status = arrived.body["status"]
    if balances.held(world, payment.owner, status).get(body["currency"], 0) < amount:
        raise balances.insufficient()
    when = arrived.body["available_on"]
    return _reversed(world, made, payment, amount, when, values)


def _reversed(world: World, made: Thing, payment: Thing, amount: int, when: int, values: Body) -> Thing:
    currency = made.body["currency"]
    reversal = world.new(
        REVERSAL,
        PLATFORM,
        amount=amount,
        currency=currency,
        transfer=made.id,
        **{**values, "metadata": values.get("metadata") or {}},
    )
    back = world.new(
        "refund", payment.owner, prefix="pyr", amount=amount, currency=currency, charge=payment.id, status="succeeded"
    )
    back.body["source_transfer_reversal"] = reversal.id
    gone = balances.book(world, "payment_refund", back, -Sum(amount, currency), available_on=when)
    back.body["balance_transaction"] = gone.id
    refunded = payment.body["amount_refunded"] + amount
    world.change(payment, amount_refunded=refunded, refunded=refunded == payment.body["amount"])
    booked = balances.book(world, "transfer_refund", reversal, Sum(amount, currency), available_on=when)
    world.change(reversal, balance_transaction=booked.id, destination_payment_refund=back.id)
    reversed_so_far = made.body["amount_reversed"] + amount
    listed = {**made.body["reversals"], "data": [dict(reversal.body), *made.body["reversals"]["data"]][:10]}
    done = reversed_so_far == made.body["amount"]
    world.change(made, "transfer.reversed", amount_reversed=reversed_so_far, reversed=done, reversals=listed)
    return reversal
