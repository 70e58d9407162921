"""The journal: who did what to what, and why."""

from storefront.insight.journal.commands import note
from storefront.insight.journal.models import JournalEntry
from storefront.insight.journal.queries import Noted, kinds, page

__all__ = ["JournalEntry", "Noted", "kinds", "note", "page"]
