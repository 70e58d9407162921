"""Payouts to the bank, of the platform or of the account that is named."""

from ..money import payouts
from ..world import Body
from ..world.currencies import known
from .calls import Call, merged, operation
from .listing import fits, page, within

KIND = payouts.KIND


@operation("Payout.create", "amount currency description metadata method source_type statement_descriptor")
def create(call: Call) -> Body:
    values = call.some("description", "method", "statement_descriptor")
    values["metadata"] = merged({}, call.get("metadata"))
    currency = known(call.need("currency"), "currency")
    return payouts.pay_out(call.world, call.owner, call.need("amount"), currency, **values).body


@operation("Payout.list", "arrival_date destination status")
def index(call: Call) -> Body:
    wanted = call.some("destination", "status")
    things = [thing for thing in call.world.store.all(KIND, call.owner) if fits(thing.body, wanted)]
    return page(call, [thing for thing in things if within(thing.body["arrival_date"], call.get("arrival_date"))], KIND)


@operation("Payout.retrieve")
def show(call: Call) -> Body:
    return call.thing(KIND, "payout").body


@operation("Payout.cancel")
def cancel(call: Call) -> Body:
    payout = call.thing(KIND, "payout")
    payouts.cancel(call.world, payout)
    return payout.body
