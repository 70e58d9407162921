"""What people are told: letters, written in the transaction of a fact and sent by the worker; the inbox of a member."""

from storefront.community.notices import choices, hours, inbox, topics
from storefront.community.notices.commands import (
    LINK,
    SECRET,
    Due,
    drop,
    forget,
    forget_about,
    forget_texts,
    note_failed,
    note_outcome,
    note_sent,
    readdress,
    take_next,
    write,
    write_text,
)
from storefront.community.notices.delivery import Post, Written, letter, post_of
from storefront.community.notices.models import InboxNotice, Notice, NoticeChoice
from storefront.community.notices.queries import addresses, count_waiting, get, sent_to
from storefront.community.notices.telling import NOTICE, Reader, tell

__all__ = [
    "LINK",
    "NOTICE",
    "SECRET",
    "Due",
    "InboxNotice",
    "Notice",
    "NoticeChoice",
    "Post",
    "Reader",
    "Written",
    "addresses",
    "choices",
    "count_waiting",
    "drop",
    "forget",
    "forget_about",
    "forget_texts",
    "get",
    "hours",
    "inbox",
    "letter",
    "note_failed",
    "note_outcome",
    "note_sent",
    "post_of",
    "readdress",
    "sent_to",
    "take_next",
    "tell",
    "topics",
    "write",
    "write_text",
]
