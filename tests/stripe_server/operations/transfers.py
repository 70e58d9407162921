"""Transfers to connected accounts and their reversals."""

from ..money import transfers
from ..refusals import invalid, not_found, not_modelled
from ..world import PLATFORM, Body, Thing
from ..world.currencies import known
from .calls import Call, merged, operation
from .listing import listed, page

KIND, REVERSAL = transfers.KIND, transfers.REVERSAL


@operation(
    "Transfer.create", "amount currency description destination metadata source_transaction source_type transfer_group"
)
def create(call: Call) -> Body:
    if call.owner != PLATFORM:
        raise not_modelled("transfers from connected accounts")
    currency = known(call.need("currency"), "currency")
    destination = call.world.store.find(call.need("destination"))
    if destination is None or destination.kind != "account":
        raise invalid(f"No such destination: '{call.get('destination')}'", code="resource_missing", param="destination")
    source = None
    if call.get("source_transaction"):
        source = call.world.store.get("charge", call.owner, call.get("source_transaction"), "source_transaction")
    values = {**call.some("description", "transfer_group"), "metadata": merged({}, call.get("metadata"))}
    if source is not None:
        values.setdefault("transfer_group", source.body["transfer_group"])
    made = transfers.transfer(
        call.world, destination, call.get("amount"), currency, source, source_type="card", **values
    )
    return made.body


@operation("Transfer.list", "destination transfer_group")
def index(call: Call) -> Body:
    return listed(call, KIND, "destination", "transfer_group")


@operation("Transfer.retrieve")
def show(call: Call) -> Body:
    return call.thing(KIND, "transfer").body


@operation("TransferReversal.create", "amount description metadata")
def reverse(call: Call) -> Body:
    metadata = merged({}, call.get("metadata"))
    return transfers.reverse(call.world, call.thing(KIND, "id"), call.get("amount"), metadata=metadata).body


@operation("TransferReversal.list")
def reversals(call: Call) -> Body:
    made = call.thing(KIND, "id")
    return page(call, _of(call, made), REVERSAL, f"/v1/transfers/{made.id}/reversals")


def _of(call: Call, made: Thing) -> list[Thing]:
    return [one for one in call.world.store.all(REVERSAL, call.owner) if one.body["transfer"] == made.id]


@operation("TransferReversal.retrieve")
def reversal(call: Call) -> Body:
    found = call.thing(REVERSAL, "id")
    if found.body["transfer"] != call.ids["transfer"]:
        raise not_found(REVERSAL, found.id, "id")
    return found.body
