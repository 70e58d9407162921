"""Reconciliation: what providers say moved, held against what we know of, both ways, and every difference kept."""

from storefront.treasury.reconciliation.commands import due, reconcile
from storefront.treasury.reconciliation.comparing import Finding, Known, compare
from storefront.treasury.reconciliation.models import ReconciliationRun
from storefront.treasury.reconciliation.queries import get, newest, runs

__all__ = ["Finding", "Known", "ReconciliationRun", "compare", "due", "get", "newest", "reconcile", "runs"]
