"""The calendar of payouts: every Sunday, of what became payable before that Sunday began. Days are those of Riyadh."""

from datetime import date, datetime, time, timedelta

from storefront.kernel.calendars import week_start
from storefront.kernel.clock import RIYADH


def period_of(day: date) -> date:
    """The Sunday whose payouts are made on a day: that day, or the last Sunday before it."""
    return week_start(day)


def next_payday(day: date) -> date:
    """The Sunday on which what is payable on a day will be paid out."""
    return week_start(day) + timedelta(days=7)


def cut(period: date) -> datetime:
    """The moment before which something must have become payable to be in a Sunday's payouts."""
    return datetime.combine(period, time.min, tzinfo=RIYADH)
