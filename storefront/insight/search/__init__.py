"""Search: the index, asked in the words people type. It ranks; whether somebody may see a hit is for the database to say.

`WhooshEngine(folder)` answers `search` and `suggest` and takes `update` and `rebuild`; `Document` is what it knows.
"""

from storefront.insight.search.documents import CATEGORY, FAMILY, KINDS, PRODUCT, Document
from storefront.insight.search.engine import Found, Hit, SearchEngine, Suggestion, Write, WriterIsBusy
from storefront.insight.search.judge import Report, judge_index, read_catalogue, read_questions
from storefront.insight.search.models import SearchRefresh
from storefront.insight.search.queue import ask as ask_refresh
from storefront.insight.search.queue import done as queue_done
from storefront.insight.search.queue import next_batch as queue_next
from storefront.insight.search.whoosh_engine import WhooshEngine

__all__ = [
    "CATEGORY",
    "FAMILY",
    "KINDS",
    "PRODUCT",
    "Document",
    "Found",
    "Hit",
    "Report",
    "SearchEngine",
    "SearchRefresh",
    "Suggestion",
    "WhooshEngine",
    "Write",
    "WriterIsBusy",
    "ask_refresh",
    "judge_index",
    "queue_done",
    "queue_next",
    "read_catalogue",
    "read_questions",
]
