"""What a holiday does to days of work. Pure."""

from datetime import date, timedelta
from typing import Any, NamedTuple

from storefront.community.families import is_closed

DAY = timedelta(days=1)


class Holiday(NamedTuple):
    """From `closed_from` on (always, without one), up to and without `closed_until` (never, without one)."""

    closed_from: date | None = None
    closed_until: date | None = None

    @property
    def last(self) -> date | None:
        """Its last day."""
        return self.closed_until - DAY if self.closed_until else None

    def covers(self, day: date) -> bool:
        """Whether a day is one of it."""
        return is_closed(self, day)

    def stops(self, day: date) -> bool:
        """Whether nothing can be ready on a day: it is one of it, or the day before, whose goods would be handed over in it."""
        return self.covers(day) or self.covers(day + DAY)

    def put_off(self, begun: date, ready: date) -> date:
        """The day on which work is ready that begins on a day and would be ready on another: what a holiday interrupts goes on
        after it."""
        if (
            self.closed_from is None
            or self.closed_until is None
            or begun >= self.closed_until
            or not self.reaches(ready)
        ):
            return ready
        return max(self.closed_until, ready + (self.closed_until - self.closed_from))

    def reaches(self, ready: date) -> bool:
        return self.closed_from is not None and ready + DAY >= self.closed_from


NONE = Holiday()


def of(family: Any) -> Holiday:
    """The holiday of a family, or of its row."""
    return Holiday(family.closed_from, family.closed_until)
