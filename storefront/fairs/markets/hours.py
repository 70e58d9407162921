"""When a market is open: hours of each day of the week, others in Ramadan, days on which it is shut. Pure: plain values.

A week is seven days as date.weekday() counts them; a day is its spans; a span is two minutes of the day. One that ends after
midnight goes on into the next day: 21:00-02:00 is 1260 to 1560.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import pairwise

from storefront.fairs.markets import refusals
from storefront.kernel import calendars

DAY, LATEST = 24 * 60, 30 * 60  # minutes; a day ends at six in the morning at the latest
RAMADAN = 9
MOST_SPANS = 3
SPAN = re.compile(r"(\d{1,2})(?::(\d{2}))?-(\d{1,2})(?::(\d{2}))?")

Spans = Sequence[Sequence[int]]
Week = Sequence[Spans]


@dataclass(frozen=True)
class Times:
    """What a market says of its hours; an empty `ramadan` week means that they are the usual ones."""

    usual: Week
    ramadan: Week = ()
    shut: Sequence[str] = ()  # days as ISO writes them


@dataclass(frozen=True)
class Standing:
    """Whether a market is open at a moment, and the minute of that day (or beyond) at which this ends; none where it does not
    today."""

    is_open: bool
    until: int | None = None


def read(text: str) -> list[list[int]]:
    """Spans as they are typed: "9:00-12:00, 16-23"; nothing is a day on which it is shut. Raises HoursAreNotValid."""
    spans = [span_of(one) for one in re.sub(r"\s", "", text).replace("–", "-").replace("،", ",").split(",") if one]
    is_in_order = all(before[1] <= after[0] for before, after in pairwise(spans))
    if len(spans) > MOST_SPANS or not is_in_order:
        raise refusals.HoursAreNotValid()
    return spans


def span_of(text: str) -> list[int]:
    found = SPAN.fullmatch(text)
    if found is None:
        raise refusals.HoursAreNotValid()
    hour, minute, last_hour, last_minute = (int(one or 0) for one in found.groups())
    opens, closes = hour * 60 + minute, last_hour * 60 + last_minute
    closes += DAY if closes <= opens else 0
    if max(minute, last_minute) > 59 or opens >= DAY or last_hour > 24 or closes > LATEST:
        raise refusals.HoursAreNotValid()
    return [opens, closes]


def written(spans: Spans) -> str:
    """Spans as they are typed: "09:00-12:00, 16:00-23:00"."""
    return ", ".join(f"{clock_of(opens)}-{clock_of(closes)}" for opens, closes in spans)


def clock_of(minute: int) -> str:
    return f"{minute % DAY // 60:02}:{minute % 60:02}"


def is_ramadan(day: date) -> bool:
    """Whether a day is of Ramadan, by the calendar of Umm al-Qura."""
    return calendars.to_hijri(day)[1] == RAMADAN


def of_day(times: Times, day: date) -> Spans:
    """The spans of a day; none where it is shut."""
    if day.isoformat() in times.shut:
        return []
    week = times.ramadan if is_ramadan(day) and any(times.ramadan) else times.usual
    return week[day.weekday()] if week else []


def standing(times: Times, here: datetime) -> Standing:
    """Whether it is open at a moment (of Riyadh): yesterday's last span may still go on."""
    minute, yesterday = here.hour * 60 + here.minute, here.date() - timedelta(days=1)
    spans = [(opens - DAY, closes - DAY) for opens, closes in of_day(times, yesterday)]
    spans += [(opens, closes) for opens, closes in of_day(times, here.date())]
    for opens, closes in spans:
        if opens <= minute < closes:
            return Standing(True, closes)
    return Standing(False, min((opens for opens, _ in spans if opens > minute), default=None))
