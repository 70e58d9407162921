"""The ledger: what each family earned and is owed, in double entry."""

from storefront.treasury.ledger.models import LedgerEntry, LedgerTransaction

__all__ = ["LedgerEntry", "LedgerTransaction"]
