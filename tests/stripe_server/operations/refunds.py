"""Refunds: made for a charge or for the payment it belongs to."""

from ..money import refunds
from ..refusals import invalid
from ..world import Body, Thing
from .calls import Call, merged, operation
from .listing import listed

KIND = refunds.KIND


@operation("Refund.create", "amount charge payment_intent metadata reason instructions_email")
def create(call: Call) -> Body:
    values = {**call.some("reason", "instructions_email"), "metadata": merged({}, call.get("metadata"))}
    return refunds.refund(call.world, _charge(call), call.get("amount"), **values).body


def _charge(call: Call) -> Thing:
    """The charge that is meant. Raises Refusal when none is named, or the payment has none that succeeded."""
    if not call.get("charge") and not call.get("payment_intent"):
        said = "One of the following params should be provided for this request: payment_intent or charge."
        raise invalid(said, code="parameter_missing", param="payment_intent")
    charge_id = call.get("charge")
    if call.get("payment_intent"):
        intent = call.world.store.get("payment_intent", call.owner, call.get("payment_intent"), "payment_intent")
        if charge_id and charge_id != intent.body["latest_charge"]:
            raise invalid("The charge does not belong to this payment_intent.", param="charge")
        charge_id = intent.body["latest_charge"]
        if intent.body["status"] != "succeeded":
            said = f"This PaymentIntent ({intent.id}) does not have a successful charge to refund."
            raise invalid(said, code="payment_intent_unexpected_state", param="payment_intent")
    return call.world.store.get("charge", call.owner, charge_id, "charge")


@operation("Refund.list", "charge payment_intent")
def index(call: Call) -> Body:
    return listed(call, KIND, "charge", "payment_intent")


@operation("Refund.retrieve")
def show(call: Call) -> Body:
    return call.thing(KIND, "refund").body


@operation("Refund.cancel")
def cancel(call: Call) -> Body:
    refund = call.thing(KIND, "refund")
    if refund.body["status"] != "requires_action":
        raise invalid(
            "Only a refund with a status of requires_action can be canceled.", code="status_transition_invalid"
        )
    refunds.become(call.world, refund, "canceled")
    return refund.body
