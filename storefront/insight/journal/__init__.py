"""The journal: who did what."""

from storefront.insight.journal.models import JournalEntry

__all__ = ["JournalEntry"]
