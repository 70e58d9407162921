"""Reconciliation: what providers say moved and what they hold, against the ledger, both ways, and every difference kept."""

from storefront.treasury.reconciliation.balancing import Balance
from storefront.treasury.reconciliation.commands import due, reconcile
from storefront.treasury.reconciliation.comparing import Finding, OnItsWay
from storefront.treasury.reconciliation.models import ProviderMovement, ReconciliationRun
from storefront.treasury.reconciliation.queries import get, newest, runs

__all__ = [
    "Balance",
    "Finding",
    "OnItsWay",
    "ProviderMovement",
    "ReconciliationRun",
    "due",
    "get",
    "newest",
    "reconcile",
    "runs",
]
