"""Charges: what was taken, and what was tried in vain."""

from ..world import Body
from .calls import Call, operation
from .listing import listed

KIND = "charge"


@operation("Charge.retrieve")
def show(call: Call) -> Body:
    return call.thing(KIND, "charge").body


@operation("Charge.list", "customer payment_intent transfer_group")
def index(call: Call) -> Body:
    return listed(call, KIND, "customer", "payment_intent", "transfer_group")
