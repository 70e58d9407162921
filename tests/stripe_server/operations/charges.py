"""Charges: what was taken, and what was tried in vain."""

from tests.stripe_server.operations.calls import Call, operation
from tests.stripe_server.operations.listing import listed
from tests.stripe_server.world import Body

KIND = "charge"


@operation("Charge.retrieve")
def show(call: Call) -> Body:
    return call.thing(KIND, "charge").body


@operation("Charge.list", "customer payment_intent transfer_group")
def index(call: Call) -> Body:
    return listed(call, KIND, "customer", "payment_intent", "transfer_group")
