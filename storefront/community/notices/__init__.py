"""Letters: written in the transaction of a fact, sent by the worker."""

from storefront.community.notices.commands import (
    LINK,
    Due,
    forget,
    forget_about,
    note_failed,
    note_outcome,
    note_sent,
    readdress,
    take_next,
    write,
)
from storefront.community.notices.delivery import Post, Written, letter, post_of
from storefront.community.notices.models import Notice
from storefront.community.notices.queries import addresses, count_waiting, get, sent_to

__all__ = [
    "LINK",
    "Due",
    "Notice",
    "Post",
    "Written",
    "addresses",
    "count_waiting",
    "forget",
    "forget_about",
    "get",
    "letter",
    "note_failed",
    "note_outcome",
    "note_sent",
    "post_of",
    "readdress",
    "sent_to",
    "take_next",
    "write",
]
