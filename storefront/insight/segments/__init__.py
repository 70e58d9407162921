"""Segments of the search index: how they are filled fast, for Whoosh to read. What is searched is in insight/search.

A writer of Whoosh that is given `Codec` and whose pool is a `Pool` writes terms with all their postings at once.
"""

from storefront.insight.segments.postings import Codec, Pool

__all__ = ["Codec", "Pool"]
