"""Letters: written in the transaction of a fact, sent by the worker."""

from storefront.community.notices.commands import Due, forget, note_failed, note_outcome, note_sent, take_next, write
from storefront.community.notices.delivery import Post, Written, letter, post_of
from storefront.community.notices.models import Notice
from storefront.community.notices.queries import count_waiting, get

__all__ = [
    "Due",
    "Notice",
    "Post",
    "Written",
    "count_waiting",
    "forget",
    "get",
    "letter",
    "note_failed",
    "note_outcome",
    "note_sent",
    "post_of",
    "take_next",
    "write",
]
