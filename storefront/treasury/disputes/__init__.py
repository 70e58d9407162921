"""Disputes: a payer's bank takes money back, looks into it, and keeps it or returns it."""

from storefront.treasury.disputes.commands import end_call, lay, record
from storefront.treasury.disputes.covering import BY_BANK, cover, covered, leave_to_the_bank, take_from_the_bank
from storefront.treasury.disputes.facts import DisputeLost, DisputeOpened, DisputeWon
from storefront.treasury.disputes.holding import NOTHING, Held, held_of
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
    "attempt_of",
    "cover",
    "covered",
    "end_call",
    "get",
    "held_of",
    "in_dispute",
    "is_disputed",
    "is_lost",
    "lay",
    "leave_to_the_bank",
    "of_attempt",
    "record",
    "sums_about",
    "take_from_the_bank",
]
