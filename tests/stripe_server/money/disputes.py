"""Disputes: a customer's bank takes the money back, and perhaps returns it."""

from tests.stripe_server.description import schema_of
from tests.stripe_server.money import balances, refunds
from tests.stripe_server.money.cards import BY_NAME
from tests.stripe_server.refusals import invalid
from tests.stripe_server.world import Body, Thing, World
from tests.stripe_server.world.schedule import act

KIND = "dispute"
TO_ANSWER = 7 * 86_400
OPEN = ("needs_response", "under_review", "warning_needs_response", "warning_under_review")
# what Stripe makes of these words as the uncategorized text of the evidence
VERDICTS = {"winning_evidence": "won", "losing_evidence": "lost"}
REASON_CODES = {"fraudulent": "10.4", "product_not_received": "13.1"}


@act("charge.disputed")
def _disputed_by_card(world: World, charge: Thing) -> None:
    open_dispute(world, charge, BY_NAME[charge.private["card"]].dispute)


def open_dispute(world: World, charge: Thing, reason: str, amount: int | None = None) -> Thing:
    """The customer disputes a charge or a part of it; with an inquiry the bank only asks. Raises Refusal when it is
    disputed already, or is not so much."""
    if (
        charge.private.get("disputed")
        or charge.private.get("charged_back")
        or charge.body["status"] != "succeeded"
        or not charge.body["captured"]
    ):
        raise invalid("This charge cannot be disputed: it is not paid, or it is disputed already.", param="charge")
    left = charge.body["amount_captured"] - charge.body["amount_refunded"]
    amount = left if amount is None else amount
    if not 0 < amount <= left:
        raise invalid(f"Amount must be from 1 to {left}, what is left of the charge.", param="amount")
    asks_only = reason == "inquiry"
    dispute = world.new(
        KIND,
        charge.owner,
        amount=amount,
        currency=charge.body["currency"],
        charge=charge.id,
        payment_intent=charge.body["payment_intent"],
        reason="general" if asks_only else reason,
        status="warning_needs_response" if asks_only else "needs_response",
        evidence=_no_evidence(),
        evidence_details=_details(world),
        is_charge_refundable=asks_only,
        payment_method_details=_card(charge, reason),
    )
    if not asks_only:
        _withdraw(world, dispute, charge)
    world.tell(dispute, "charge.dispute.created")
    if not asks_only:
        world.tell(dispute, "charge.dispute.funds_withdrawn")
    world.in_time(TO_ANSWER, "dispute.overdue", dispute)
    return dispute


@act("dispute.overdue")
def _overdue(world: World, dispute: Thing) -> None:
    """The seller has said nothing: that loses a dispute, and lets an inquiry rest."""
    if str(dispute.body["status"]).endswith("needs_response"):
        world.change(dispute, evidence_details={**dispute.body["evidence_details"], "past_due": True})
        close(world, dispute, "lost")


def _no_evidence() -> Body:
    described = (schema_of(KIND) or {})["properties"]["evidence"]
    names = described["properties"] if "properties" in described else described["anyOf"][0]["properties"]
    return {**dict.fromkeys(name for name in names if name != "appeal"), "enhanced_evidence": {}}


def _details(world: World) -> Body:
    return {
        "due_by": world.clock.now() + TO_ANSWER,
        "enhanced_eligibility": {},
        "has_evidence": False,
        "past_due": False,
        "submission_count": 0,
        "submission_method": "not_submitted",
    }


def _card(charge: Thing, reason: str) -> Body:
    brand = charge.body["payment_method_details"]["card"]["brand"]
    case = "inquiry" if reason == "inquiry" else "chargeback"
    code = REASON_CODES.get(reason)
    return {
        "type": "card",
        "card": {"brand": brand, "case_type": case, "network": brand, "network_reason_code": code},
    }


def _withdraw(world: World, dispute: Thing, charge: Thing) -> None:
    _move(world, dispute, back=False, fee=world.options.dispute_fee)
    charge.private["disputed"] = True
    world.change(charge, "charge.updated", disputed=True)
    world.change(dispute, is_charge_refundable=False)


def _move(world: World, dispute: Thing, *, back: bool, fee: int = 0) -> None:
    """Takes the disputed sum out of the balance, or brings it back."""
    moved = balances.settled(world, dispute.body["amount"], dispute.body["currency"])
    booked = balances.book(world, "adjustment", dispute, moved if back else -moved, fee=fee)
    world.change(dispute, balance_transactions=[*dispute.body["balance_transactions"], dict(booked.body)])


def give_evidence(world: World, dispute: Thing, evidence: Body, submit: bool) -> None:
    """The seller's answer to the bank. Raises Refusal when the dispute is closed."""
    _must_be_open(dispute)
    details = dict(dispute.body["evidence_details"], has_evidence=True)
    values: Body = {"evidence": {**dispute.body["evidence"], **evidence}}
    if submit:
        details |= {"submission_count": details["submission_count"] + 1, "submission_method": "manual"}
        values["status"] = "warning_under_review" if _is_inquiry(dispute) else "under_review"
    world.change(dispute, "charge.dispute.updated", evidence_details=details, **values)
    verdict = VERDICTS.get(str(evidence.get("uncategorized_text")))
    if submit and verdict:
        close(world, dispute, verdict)
    elif submit and evidence.get("uncategorized_text") == "escalate_inquiry_evidence":
        escalate(world, dispute)


def _is_inquiry(dispute: Thing) -> bool:
    return str(dispute.body["status"]).startswith("warning_")


def _must_be_open(dispute: Thing) -> None:
    if dispute.body["status"] not in OPEN:
        raise invalid("This dispute is already closed", code="status_transition_invalid")


def close(world: World, dispute: Thing, verdict: str) -> None:
    """The bank has decided: won or lost. An inquiry is simply closed. Raises Refusal when it was decided before."""
    _must_be_open(dispute)
    charge = world.store.get("charge", dispute.owner, dispute.body["charge"])
    if _is_inquiry(dispute):
        world.change(dispute, "charge.dispute.closed", status="warning_closed")
        return
    if verdict == "won":
        _move(world, dispute, back=True)
        charge.private["disputed"] = False
        world.change(charge, disputed=True)
        world.change(dispute, status="won", is_charge_refundable=True)
        world.tell(dispute, "charge.dispute.funds_reinstated")
    else:
        charge.private |= {"disputed": False, "charged_back": dispute.body["amount"]}
        world.change(dispute, status="lost", is_charge_refundable=refunds.left_of(charge) > 0)
    world.tell(dispute, "charge.dispute.closed")


def escalate(world: World, dispute: Thing) -> None:
    """An inquiry becomes a real dispute: the money goes. Raises Refusal when it is none, or closed."""
    _must_be_open(dispute)
    if not _is_inquiry(dispute):
        raise invalid("Only an inquiry can become a dispute", code="status_transition_invalid")
    charge = world.store.get("charge", dispute.owner, dispute.body["charge"])
    method = dispute.body["payment_method_details"]
    details = {**method, "card": {**method["card"], "case_type": "chargeback"}}
    _withdraw(world, dispute, charge)
    world.change(dispute, "charge.dispute.updated", status="needs_response", payment_method_details=details)
    world.tell(dispute, "charge.dispute.funds_withdrawn")
