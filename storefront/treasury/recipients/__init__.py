"""Where families' money goes: their bank accounts, and what holds a family's payouts up."""

from storefront.treasury.recipients import policy, refusals
from storefront.treasury.recipients.commands import (
    HOLD_DAYS,
    Account,
    begin,
    give_account,
    hold,
    holder_name,
    note_opening,
    note_standing,
    release,
)
from storefront.treasury.recipients.facts import PayoutAccountGiven, PayoutsHeld, PayoutsReleased
from storefront.treasury.recipients.models import PayoutHold, Recipient
from storefront.treasury.recipients.queries import (
    Held,
    held_subjects,
    holds,
    is_held,
    least,
    living_holds,
    opening,
    recipient_of,
)

__all__ = [
    "HOLD_DAYS",
    "Account",
    "Held",
    "PayoutAccountGiven",
    "PayoutHold",
    "PayoutsHeld",
    "PayoutsReleased",
    "Recipient",
    "begin",
    "give_account",
    "held_subjects",
    "hold",
    "holder_name",
    "holds",
    "is_held",
    "least",
    "living_holds",
    "note_opening",
    "note_standing",
    "opening",
    "policy",
    "recipient_of",
    "refusals",
    "release",
]
