"""Who may do what to an order, and until when. Pure: plain values in, yes or no out."""

from datetime import date, datetime, time, timedelta

from storefront.kernel.clock import RIYADH
from storefront.trade.orders.states import OPEN, REACHED

ACCEPT_HOURS = 24  # for the family to answer
CORRECTION_HOURS = 24  # E-commerce law: an input error may be mended within a day
RETURN_DAYS = 7  # E-commerce law, article 13
UNANSWERED = "unanswered"  # why a parcel was declined that its family never answered
LIVELY = (*OPEN, "handed_over", "delivered")  # the states of a parcel of which letters may still come
# while it is being made and for as long as it can be given back the family may call the shopper; then never again
KNOWS_SHOPPER = frozenset(OPEN + REACHED) - {"placed", "completed"}
LATE_DAYS = 15  # E-commerce law: later than this the shopper may call it off


def may_correct(states: set[str], placed_at: datetime, now: datetime) -> bool:
    """Contact and address may be mended for a day, while no family has begun preparing."""
    waiting = states <= {"placed", "accepted", "declined", "cancelled"} and bool(states & set(OPEN))
    return waiting and now <= placed_at + timedelta(hours=CORRECTION_HOURS)


def may_cancel(state: str, promised: datetime, now: datetime, *, released: bool = False) -> bool:
    """A shopper may call off what is not accepted yet, anything unfinished that is more than 15 days late, and, `released`,
    what its family asked another date for that they declined."""
    return state == "placed" or (state in OPEN and (released or is_very_late(promised, now)))


def promised_at(promised_on: date) -> datetime:
    """The end of the promised day in Riyadh."""
    return datetime.combine(promised_on, time.max, tzinfo=RIYADH)


def is_very_late(promised: datetime, now: datetime) -> bool:
    """Whether the law lets the shopper withdraw because of the delay."""
    return now > promised + timedelta(days=LATE_DAYS)


def may_be_called_off_from(promised_on: date) -> date:
    """The first day on which the law lets the shopper withdraw because of the delay."""
    return promised_on + timedelta(days=LATE_DAYS + 1)
