"""Search: the index, asked in the words people type."""

from storefront.insight.search.models import SearchRefresh
from storefront.insight.search.queue import ask as ask_refresh

__all__ = ["SearchRefresh", "ask_refresh"]
