"""What goes back when a family does not come, and when a fee is asked for. Pure: the rules as they are told to everybody.

A family that is not given a place, or whose exhibition is not held, has back all it paid. One that has a place and turns it
down, or from whom it is taken, has back all of it until fourteen days before the first day; after that the fee stays, and who
holds the deposit decides.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from storefront.fairs.invoices import DEPOSIT, FEE

FREE_DAYS = 14  # before the first day, in which a place can be turned down and costs nothing
PAY_DAYS = 7  # to pay in
NOTICE_DAYS = 14  # before the day of a fee that is paid later, on which it is asked for
REMIND_DAYS = 2  # before the day it is due
WHOLE, FEE_STAYS = "whole", "fee_stays"
ENDINGS = (WHOLE, FEE_STAYS)
REASONS = ("over", "waived", "returned", "ended")  # why money of an invoice goes back
NOT_COMING = frozenset({"declined", "offer_expired", "withdrawn", "taken_away", "called_off"})


@dataclass(frozen=True)
class Asked:
    """What a call asks for, in halalas, and when."""

    fee_minor: int
    fee_moment: str
    fee_due_on: date | None
    deposit_minor: int


def lines_for(asked: Asked, state: str, today: date) -> Mapping[str, int]:
    """What is asked of an application in a state today, in halalas by kind."""
    comes = state == "confirmed"
    applies = comes or state in ("submitted", "waitlisted", "offered")
    soon = asked.fee_due_on is not None and today >= asked.fee_due_on - timedelta(days=NOTICE_DAYS)
    is_time = {"applying": applies, "acceptance": comes, "later": comes and soon}[asked.fee_moment]
    found = {FEE: asked.fee_minor if is_time else 0, DEPOSIT: asked.deposit_minor if comes else 0}
    return {kind: minor for kind, minor in found.items() if minor}


def due_on(asked: Asked, today: date, first_day: date | None) -> date:
    """The day until which it is to be paid: a week from now or the day the call names, before the exhibition begins, and never
    a day that has passed."""
    later = asked.fee_due_on if asked.fee_moment == "later" else None
    wanted = max(later, today) if later else today + timedelta(days=PAY_DAYS)
    return max(today, min(wanted, first_day - timedelta(days=1))) if first_day else wanted


def ending_of(state: str, *, had_place: bool, today: date, first_day: date | None) -> str:
    """What goes back of one that does not come."""
    is_late = first_day is not None and today > first_day - timedelta(days=FREE_DAYS)
    return FEE_STAYS if state in ("withdrawn", "taken_away") and had_place and is_late else WHOLE
