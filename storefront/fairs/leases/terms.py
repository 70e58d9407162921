"""What a lease costs and when it ends. Pure: plain values.

A month's rent is spread over its days so that no halala is lost: every day has the same whole number of halalas, and what is
left over goes to the first days, one each. A part of a month costs its days, so that the days of one family and those of
the next always add up to the month.
"""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

LEAST_DAYS = 3  # to pay in, however late in the month it is asked for


@dataclass(frozen=True)
class Terms:
    """What is agreed when a unit is let, halalas and days; without a last day it goes on until somebody gives notice."""

    starts_on: date
    rent_minor: int
    deposit_minor: int = 0
    due_day: int = 5
    notice_days: int = 30
    last_day: date | None = None


def first_of(day: date) -> date:
    """The first day of its month."""
    return day.replace(day=1)


def end_of(day: date) -> date:
    """The last day of its month."""
    return day.replace(day=monthrange(day.year, day.month)[1])


def month_after(month: date) -> date:
    """The first day of the month after."""
    return end_of(month) + timedelta(days=1)


def rent_of(month: date, rent_minor: int, starts_on: date, last_day: date | None) -> int:
    """What the days of a month cost on which a lease runs, in halalas."""
    first, last = max(first_of(month), starts_on), end_of(month)
    last = min(last, last_day) if last_day else last
    return days_cost(rent_minor, end_of(month).day, first.day, last.day) if first <= last else 0


def days_cost(rent_minor: int, length: int, first: int, last: int) -> int:
    """What the days from first to last (from 1) of a month of this length cost."""
    each, over = divmod(rent_minor, length)
    return each * (last - first + 1) + max(0, min(last, over) - first + 1)


def due_on(month: date, due_day: int, today: date) -> date:
    """The day until which a month's rent is to be paid."""
    return max(first_of(month).replace(day=due_day), today + timedelta(days=LEAST_DAYS))


def last_day_of_notice(today: date, notice_days: int, last_day: date | None) -> date:
    """The day a lease ends of which notice is given today: with the month in which the time of notice is over, so that a
    month that was asked for is a whole one; never after the day that was agreed."""
    ends = end_of(today + timedelta(days=notice_days))
    return min(ends, last_day) if last_day else ends
