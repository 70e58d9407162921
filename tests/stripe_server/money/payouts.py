"""Payouts: from a balance to a bank account. One that has arrived can still come back."""

from typing import Any

from ..refusals import invalid
from ..world import Body, Thing, World
from ..world.schedule import act
from . import accounts, balances
from .balances import Sum

KIND = "payout"
ON_THE_WAY = ("pending", "in_transit")
FAILURES = {
    "account_closed": "The bank account has been closed.",
    "could_not_process": "The bank could not process this payout.",
    "invalid_account_number": "The routing number seems correct, but the account number is invalid.",
    "no_account": "The bank account could not be located.",
}


def pay_out(world: World, owner: str, amount: int, currency: str, **values: Any) -> Thing:
    """Sends a sum to the bank. Raises Refusal when there is no bank account or not so much available."""
    if amount <= 0:
        raise invalid("Invalid positive integer", code="parameter_invalid_integer", param="amount")
    bank = accounts.bank_of(world, owner)
    if bank is None:
        raise invalid(f"There is no external account in that currency ({currency}).", param="destination")
    balances.need(world, owner, amount, currency)
    payout = world.new(
        KIND,
        owner,
        amount=amount,
        currency=currency,
        arrival_date=world.clock.now() + world.options.payout_after,
        destination=bank,
        source_type="card",
        type="bank_account",
        status="pending",
        reconciliation_status="not_applicable",
        **{**values, "metadata": values.get("metadata") or {}, "method": values.get("method") or "standard"},
    )
    booked = balances.book(world, "payout", payout, -Sum(amount, currency))
    world.change(payout, "payout.created", balance_transaction=booked.id)
    world.in_time(world.options.payout_after, "payout.arrived", payout)
    return payout


@act("payout.arrived")
def _arrives(world: World, payout: Thing) -> None:
    if payout.body["status"] in ON_THE_WAY:
        become(world, payout, "paid")


def become(world: World, payout: Thing, status: str, failure: str = "could_not_process") -> None:
    """Moves a payout on: in_transit, paid, canceled or failed; the last two bring the money back. Raises Refusal when
    it came back before."""
    if payout.body["status"] in ("failed", "canceled"):
        raise invalid(f"The payout is {payout.body['status']} already.", code="status_transition_invalid")
    if status == "in_transit":
        world.change(payout, "payout.updated", status=status)
        return
    values: Body = {"status": status}
    if status in ("failed", "canceled"):
        kind = "payout_failure" if status == "failed" else "payout_cancel"
        back = balances.book(world, kind, payout, Sum(payout.body["amount"], payout.body["currency"]))
        values["failure_balance_transaction"] = back.id
    if status == "failed":
        values |= {"failure_code": failure, "failure_message": FAILURES.get(failure, FAILURES["could_not_process"])}
    world.change(payout, f"payout.{status}", **values)


def cancel(world: World, payout: Thing) -> None:
    """Calls a payout back. Raises Refusal when it has left."""
    if payout.body["status"] != "pending":
        raise invalid("Payouts can only be canceled while they are pending.", code="payouts_not_allowed")
    become(world, payout, "canceled")
