"""Messages: what a shopper and the family write to each other about a parcel, read by the two of them alone."""

from storefront.trade.messages import facts, policy
from storefront.trade.messages.commands import MOST_WORDS, forget_member, mark_read, write
from storefront.trade.messages.models import FAMILY, SHOPPER, Message, Thread
from storefront.trade.messages.queries import (
    count_new,
    count_reported,
    find_thread,
    get,
    get_of_parcel,
    get_reported,
    newest_of,
    of_family,
    of_member,
    of_thread,
    reported,
    threads_of,
)
from storefront.trade.messages.refusals import NoContactsYet, ShopIsClosed, ThreadIsOver, WordsAreMissing
from storefront.trade.messages.reporting import dismiss, hide, report, show_again
from storefront.trade.moderation import MOST_REASON

__all__ = [
    "FAMILY",
    "MOST_REASON",
    "MOST_WORDS",
    "SHOPPER",
    "Message",
    "NoContactsYet",
    "ShopIsClosed",
    "Thread",
    "ThreadIsOver",
    "WordsAreMissing",
    "count_new",
    "count_reported",
    "dismiss",
    "facts",
    "find_thread",
    "forget_member",
    "get",
    "get_of_parcel",
    "get_reported",
    "hide",
    "mark_read",
    "newest_of",
    "of_family",
    "of_member",
    "of_thread",
    "policy",
    "report",
    "reported",
    "show_again",
    "threads_of",
    "write",
]
