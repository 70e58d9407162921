"""Disputes: looking at them, answering them, giving in."""

from ..money import disputes
from ..world import Body
from .calls import Call, merged, operation
from .listing import listed

KIND = disputes.KIND


@operation("Dispute.retrieve")
def show(call: Call) -> Body:
    return call.thing(KIND, "dispute").body


@operation("Dispute.update", "evidence metadata submit")
def update(call: Call) -> Body:
    dispute = call.thing(KIND, "dispute")
    if "metadata" in call.params:
        metadata = merged(dispute.body["metadata"], call.get("metadata"))
        call.world.change(dispute, "charge.dispute.updated", metadata=metadata)
    if "evidence" in call.params or call.get("submit"):
        disputes.give_evidence(call.world, dispute, call.get("evidence", {}), call.get("submit", True))
    return dispute.body


@operation("Dispute.list", "charge payment_intent")
def index(call: Call) -> Body:
    return listed(call, KIND, "charge", "payment_intent")


@operation("Dispute.close")
def close(call: Call) -> Body:
    dispute = call.thing(KIND, "dispute")
    disputes.close(call.world, dispute, "lost")
    return dispute.body
