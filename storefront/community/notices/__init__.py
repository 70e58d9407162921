"""Letters: written in the transaction of a fact, sent by the worker."""

from storefront.community.notices.models import Notice

__all__ = ["Notice"]
