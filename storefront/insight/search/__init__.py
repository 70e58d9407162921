"""Search: the index, asked in the words people type."""

from storefront.insight.search.models import SearchRefresh

__all__ = ["SearchRefresh"]
