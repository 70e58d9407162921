"""Disputes: a payer's bank takes money back, looks into it, and keeps it or returns it."""

from storefront.treasury.disputes.commands import end_call, lay, record
from storefront.treasury.disputes.covering import (
    BY_BANK,
    Kept,
    cover,
    covered,
    give_back,
    kept_of,
    leave_to_the_bank,
    take_from_the_bank,
)
from storefront.treasury.disputes.facts import DisputeLost, DisputeOpened, DisputeWon
from storefront.treasury.disputes.holding import NOTHING, Held, held_of, held_then
from storefront.treasury.disputes.models import Dispute
from storefront.treasury.disputes.queries import (
    attempt_of,
    get,
    in_dispute,
    is_disputed,
    is_lost,
    of_attempt,
    sums_about,
)

__all__ = [
    "BY_BANK",
    "NOTHING",
    "Dispute",
    "DisputeLost",
    "DisputeOpened",
    "DisputeWon",
    "Held",
    "Kept",
    "attempt_of",
    "cover",
    "covered",
    "end_call",
    "get",
    "give_back",
    "held_of",
    "held_then",
    "in_dispute",
    "is_disputed",
    "is_lost",
    "kept_of",
    "lay",
    "leave_to_the_bank",
    "of_attempt",
    "record",
    "sums_about",
    "take_from_the_bank",
]
