"""Calls for exhibitors: families are asked to come to an exhibition, from one moment to another, on terms that then stand.

A body writes one, publishes it; the clock opens and closes it. Its places, and those of each sub-category, are held one by one.
"""

from storefront.fairs.calls import policy, refusals, terms
from storefront.fairs.calls.commands import (
    follow,
    free_place,
    lock,
    note_decided,
    prepare,
    publish,
    rewrite,
    take_back,
    take_place,
    turn_one,
)
from storefront.fairs.calls.facts import CallChanged, CallPrepared, CallPublished, CallTakenBack
from storefront.fairs.calls.models import CallQuota, ExhibitorCall
from storefront.fairs.calls.policy import has_closed, is_open, was_open
from storefront.fairs.calls.queries import (
    current,
    find_of_exhibition,
    for_feed,
    get,
    of_exhibition,
    quotas_of,
    quotas_of_all,
    shown,
)
from storefront.fairs.calls.terms import Terms

__all__ = [
    "CallChanged",
    "CallPrepared",
    "CallPublished",
    "CallQuota",
    "CallTakenBack",
    "ExhibitorCall",
    "Terms",
    "current",
    "find_of_exhibition",
    "follow",
    "for_feed",
    "free_place",
    "get",
    "has_closed",
    "is_open",
    "lock",
    "note_decided",
    "of_exhibition",
    "policy",
    "prepare",
    "publish",
    "quotas_of",
    "quotas_of_all",
    "refusals",
    "rewrite",
    "shown",
    "take_back",
    "take_place",
    "terms",
    "turn_one",
    "was_open",
]
