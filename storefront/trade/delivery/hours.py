"""When goods can be collected somewhere: days of the week, and from one minute of the day to another."""

from datetime import date, datetime, timedelta
from typing import Any, NamedTuple

from storefront.kernel import clock

DAY_MINUTES = 24 * 60
WEEK_DAYS = 7


class Hours(NamedTuple):
    """Days of the week (Monday is 0; none: whenever the two agree), and minutes since midnight: where it closes earlier
    than it opens, it closes the next day."""

    days: frozenset[int] = frozenset()
    opens: int = 0
    closes: int = 0

    @property
    def is_valid(self) -> bool:
        """Whether there can be such hours."""
        known = self.days <= frozenset(range(WEEK_DAYS))
        return known and (
            not self.days
            or (0 <= self.opens < DAY_MINUTES and 0 <= self.closes < DAY_MINUTES and self.opens != self.closes)
        )

    @property
    def mask(self) -> int:
        """The days as they are kept."""
        return sum(1 << weekday for weekday in self.days)

    def next(self, day: date) -> date:
        """The first day from this one on on which it is open."""
        ahead = (day + timedelta(days=more) for more in range(WEEK_DAYS))
        return next((one for one in ahead if one.weekday() in self.days), day)

    def are_over(self, moment: datetime) -> bool:
        """Whether the clocks of Riyadh show a time after it closes, on whatever day it opens; no day ends before its midnight
        where it closes behind that."""
        shown = clock.riyadh(moment)
        return bool(self.days) and self.opens < self.closes and shown.hour * 60 + shown.minute >= self.closes


def of(point: Any) -> Hours:
    """The hours of a point, or of its row."""
    return Hours(frozenset(day for day in range(WEEK_DAYS) if point.days >> day & 1), point.opens, point.closes)
