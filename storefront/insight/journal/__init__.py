"""The journal: who did what to what, and why."""

from storefront.insight.journal.commands import note
from storefront.insight.journal.models import JournalEntry
from storefront.insight.journal.queries import Noted, kinds, latest, page
from storefront.insight.journal.subjects import Subject, is_subject, meant, names

__all__ = ["JournalEntry", "Noted", "Subject", "is_subject", "kinds", "latest", "meant", "names", "note", "page"]
