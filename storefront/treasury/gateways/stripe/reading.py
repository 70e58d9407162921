"""What Stripe's objects say, in the words of the port. Pure: plain dictionaries in, plain values out."""

from collections.abc import Mapping
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

from storefront.treasury.gateways.base import (
    Cost,
    DisputeSnapshot,
    DisputeState,
    Ending,
    Handle,
    Movement,
    PaymentState,
    RefundSnapshot,
    RefundState,
    Snapshot,
)

UNDECIDED = ("processing", "requires_action", "requires_confirmation", "requires_capture")
REFUNDS: dict[str, RefundState] = {
    "succeeded": "done",
    "pending": "pending",
    "requires_action": "pending",
    "failed": "failed",
    "canceled": "failed",
}
DISPUTES: dict[str, DisputeState] = {
    "warning_needs_response": "inquiry",
    "warning_under_review": "inquiry",
    "warning_closed": "closed",
    "prevented": "closed",
    "won": "won",
    "lost": "lost",
}
Said = Mapping[str, Any]


def handle(session: Said) -> Handle:
    """A page that was opened."""
    return Handle(session["id"], session["url"] or "", moment(session["expires_at"]), bool(session["livemode"]))


def snapshot(session: Said) -> Snapshot:
    """A session with its payment in it."""
    intent = inside(session.get("payment_intent"))
    return Snapshot(
        state=state_of(session, intent),
        amount_minor=int(session["amount_total"]),
        currency=str(session["currency"]).upper(),
        reference=str(session.get("client_reference_id") or ""),
        live=bool(session["livemode"]),
        payment_ref=id_of(session.get("payment_intent")),
        cost=cost_of(intent),
        declined=declined(intent),
    )


def state_of(session: Said, intent: Said) -> PaymentState:
    """A session that is complete is not paid for that: its payment may be undecided, or have failed after all."""
    if session["payment_status"] == "paid":
        return "paid"
    if session["status"] == "complete":
        return "processing" if intent.get("status") in UNDECIDED else "failed"
    return "expired" if session["status"] == "expired" else "open"


def declined(intent: Said) -> str:
    """Why the last card was turned down, in Stripe's word."""
    error = inside(intent.get("last_payment_error"))
    return str(error.get("decline_code") or error.get("code") or "")


def cost_of(intent: Said) -> Cost | None:
    """What Stripe kept, once it has booked the payment."""
    booked = inside(inside(intent.get("latest_charge")).get("balance_transaction"))
    if not booked:
        return None
    rate = booked.get("exchange_rate")
    return Cost(
        fee_minor=int(booked["fee"]),
        settled_minor=int(booked["amount"]),
        settled_currency=str(booked["currency"]).upper(),
        rate=Decimal(str(rate)) if rate is not None else None,
    )


def ending(session: Said) -> Ending:
    """What came of the wish to close a page; one that is complete is settled, whatever its payment will be."""
    endings: dict[str, Ending] = {"expired": "expired", "complete": "paid"}
    return endings.get(session["status"], "unknown")


def refund(said: Said) -> RefundSnapshot:
    return RefundSnapshot(
        ref=said["id"],
        state=REFUNDS.get(str(said.get("status")), "pending"),
        amount_minor=int(said["amount"]),
        currency=str(said["currency"]).upper(),
        reference=str(inside(said.get("metadata")).get("refund", "")),
        trouble=str(said.get("failure_reason") or said.get("pending_reason") or ""),
    )


def dispute(said: Said) -> DisputeSnapshot:
    """A dispute. A fee in another currency is not one of its own; the nightly comparison calls the office to it."""
    booked = [one for one in said.get("balance_transactions") or [] if one["currency"] == said["currency"]]
    due = inside(said.get("evidence_details")).get("due_by")
    return DisputeSnapshot(
        ref=said["id"],
        state=DISPUTES.get(str(said["status"]), "open"),
        amount_minor=int(said["amount"]),
        currency=str(said["currency"]).upper(),
        reason=str(said.get("reason") or ""),
        fee_minor=sum(int(one["fee"]) for one in booked),
        due_by=moment(due) if due else None,
    )


def movement(said: Said) -> Movement:
    return Movement(
        ref=said["id"],
        kind=str(said["type"]),
        source_ref=_about(said.get("source")),
        amount_minor=int(said["amount"]),
        fee_minor=int(said["fee"]),
        currency=str(said["currency"]).upper(),
        created=moment(said["created"]),
        to_bank=str(said["type"]).startswith("payout"),
    )


def holdings(said: Said) -> dict[str, int]:
    """A balance by currency; what card payments brought becomes available only days later."""
    found: dict[str, int] = {}
    for one in [*said["available"], *said["pending"]]:
        currency = str(one["currency"]).upper()
        found[currency] = found.get(currency, 0) + int(one["amount"])
    return found


def _about(source: Any) -> str:
    """What a movement is about, by the name we know it: a charge by the payment it belongs to, what came back of a
    transfer by the transfer."""
    whole = inside(source)
    known_by = {"charge": "payment_intent", "transfer_reversal": "transfer"}.get(str(whole.get("object")))
    return id_of(whole.get(known_by) if known_by else source) or ""


def moment(seconds: int) -> datetime:
    return datetime.fromtimestamp(int(seconds), UTC)


def inside(value: Any) -> Said:
    """An object that was asked for whole; nothing when only its id came, or none."""
    return value if isinstance(value, Mapping) else {}


def id_of(value: Any) -> str | None:
    """The id of an object, whether it came whole or not."""
    found = value.get("id") if isinstance(value, Mapping) else value
    return str(found) if found else None
