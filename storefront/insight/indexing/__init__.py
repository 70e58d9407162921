"""Keeping the search index in step with the database: what is asked for by the refresh queue, or everything anew."""

from storefront.insight.indexing.comparing import astray
from storefront.insight.indexing.feeding import rebuild, refresh

__all__ = ["astray", "rebuild", "refresh"]
