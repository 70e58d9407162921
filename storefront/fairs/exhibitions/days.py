"""The days of an exhibition and their hours. Pure: days of Riyadh, minutes since midnight; no database."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from storefront.fairs.exhibitions.refusals import DaysAreMissing, DaysAreTooMany, HoursAreNotValid, TwoOfOneDay
from storefront.kernel import clock

MOST_DAYS = 120
DAY_MINUTES = 24 * 60
LATEST = DAY_MINUTES + 6 * 60  # six in the morning after


@dataclass(frozen=True, order=True)
class OpenDay:
    """A day, and from which minute of it to which; `closes` runs past 1440 where it closes after midnight."""

    day: date
    opens: int
    closes: int
    audience: str = ""

    @property
    def opening(self) -> datetime:
        return moment(self.day, self.opens)

    @property
    def closing(self) -> datetime:
        return moment(self.day, self.closes)


def moment(day: date, minute: int) -> datetime:
    """A minute counted from the midnight before a day of Riyadh, as an aware time."""
    return datetime.combine(day, time(), clock.RIYADH) + timedelta(minutes=minute)


def spread(first: date, number: int, opens: int, closes: int) -> list[OpenDay]:
    """So many days on end with the same hours; a closing that is not after the opening is one after midnight."""
    until = closes if closes > opens else closes + DAY_MINUTES
    return [OpenDay(first + timedelta(days=more), opens, until) for more in range(number)]


def shifted(days: Sequence[OpenDay], by: timedelta) -> list[OpenDay]:
    """The same days so much later, or earlier."""
    return [OpenDay(one.day + by, one.opens, one.closes, one.audience) for one in days]


def checked(days: Sequence[OpenDay]) -> list[OpenDay]:
    """The days in their order. Raises DaysAreMissing, DaysAreTooMany, TwoOfOneDay, HoursAreNotValid."""
    if not days:
        raise DaysAreMissing()
    if len(days) > MOST_DAYS:
        raise DaysAreTooMany(most=MOST_DAYS)
    ordered = sorted(days)
    if len({one.day for one in ordered}) < len(ordered):
        raise TwoOfOneDay()
    if not all(0 <= one.opens < DAY_MINUTES and one.opens < one.closes <= LATEST for one in ordered):
        raise HoursAreNotValid()
    return ordered


def are_alike(days: Sequence[OpenDay]) -> bool:
    """Whether they follow each other without a gap and have the same hours."""
    first = days[0]
    return all(
        one.day == first.day + timedelta(days=more) and (one.opens, one.closes) == (first.opens, first.closes)
        for more, one in enumerate(days)
    )


def has_ended(closes_at: datetime | None, now: datetime) -> bool:
    """Whether a last closing is behind a moment."""
    return closes_at is not None and closes_at <= now
