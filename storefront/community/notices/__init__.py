"""Letters: written in the transaction of a fact, sent by the worker."""

from storefront.community.notices.commands import forget, note_failed, note_sent, write
from storefront.community.notices.delivery import Post, Written, letter, post_of
from storefront.community.notices.models import Notice
from storefront.community.notices.queries import count_waiting, next_due

__all__ = [
    "Notice",
    "Post",
    "Written",
    "count_waiting",
    "forget",
    "letter",
    "next_due",
    "note_failed",
    "note_sent",
    "post_of",
    "write",
]
