"""What each of the described operations does. One module per kind of object; each function is one operation."""

from . import (
    accounts,
    accounts_v2,
    balances,
    charges,
    customers,
    disputes,
    events,
    payment_intents,
    payouts,
    refunds,
    sessions,
    transfers,
    webhook_endpoints,
)
from .calls import OPERATIONS, Call, run

__all__ = [
    "OPERATIONS",
    "Call",
    "accounts",
    "accounts_v2",
    "balances",
    "charges",
    "customers",
    "disputes",
    "events",
    "payment_intents",
    "payouts",
    "refunds",
    "run",
    "sessions",
    "transfers",
    "webhook_endpoints",
]
