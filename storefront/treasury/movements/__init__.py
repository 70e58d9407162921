"""What people of the office enter in the books by hand, from a bank statement, and how what was entered wrongly is set right."""

from storefront.treasury.movements import refusals
from storefront.treasury.movements.facts import ReversalAsked, ReversalEnded
from storefront.treasury.movements.models import MovementReversal
from storefront.treasury.movements.noting import note_arrival, note_cash, note_courier_paid
from storefront.treasury.movements.queries import counterpart, get, is_by_hand, living, waiting
from storefront.treasury.movements.reversing import MOST_REASON, agree, ask, leave

__all__ = [
    "MOST_REASON",
    "MovementReversal",
    "ReversalAsked",
    "ReversalEnded",
    "agree",
    "ask",
    "counterpart",
    "get",
    "is_by_hand",
    "leave",
    "living",
    "note_arrival",
    "note_cash",
    "note_courier_paid",
    "refusals",
    "waiting",
]
