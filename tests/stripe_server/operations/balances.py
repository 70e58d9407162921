"""The balance, and the transactions it adds up to."""

from ..money import balances
from ..world import Body
from .calls import Call, operation
from .listing import listed

KIND = "balance_transaction"


@operation("Balance.retrieve")
def balance(call: Call) -> Body:
    return balances.balance(call.world, call.owner)


@operation("BalanceTransaction.retrieve")
def show(call: Call) -> Body:
    return call.thing(KIND, "id").body


@operation("BalanceTransaction.list", "currency source type")
def index(call: Call) -> Body:
    return listed(call, KIND, "currency", "source", "type")
