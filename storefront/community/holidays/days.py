"""What holidays do to days of work. Pure."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any, NamedTuple

from storefront.community.families import is_closed

DAY = timedelta(days=1)
Span = tuple[date, date]  # from a day on, up to and without another


class Holiday(NamedTuple):
    """From `closed_from` on (always, without one), up to and without `closed_until` (never, without one); and the `later` ones,
    in their order."""

    closed_from: date | None = None
    closed_until: date | None = None
    later: tuple[Span, ...] = ()

    @property
    def last(self) -> date | None:
        """Its last day; of the later ones nothing is said."""
        return self.closed_until - DAY if self.closed_until else None

    def covers(self, day: date) -> bool:
        """Whether a day is one of it or of a later one."""
        return is_closed(self, day) or any(first <= day < until for first, until in self.later)

    def stops(self, day: date) -> bool:
        """Whether nothing can be ready on a day: it is one of it, or the day before, whose goods would be handed over in it."""
        return self.covers(day) or self.covers(day + DAY)

    def back_from(self, day: date) -> date:
        """The first day, from this one on, on which the family is there."""
        while self.covers(day):
            day += DAY
        return day

    def put_off(self, begun: date, ready: date) -> date:
        """The day on which work is ready that begins on a day and would be ready on another: what a holiday interrupts goes on
        after it."""
        for first, until in self.spans():
            if begun < until and ready + DAY >= first:
                ready = max(until, ready + (until - first))
        return ready

    def spans(self) -> Iterator[Span]:
        """Those whose first day is known, in their order."""
        if self.closed_from is not None and self.closed_until is not None:
            yield self.closed_from, self.closed_until
        yield from self.later


NONE = Holiday()


def of(family: Any) -> Holiday:
    """The holidays of a family, or of its row; one that was read for a card knows of the nearest alone."""
    later = getattr(family, "later_holidays", None) or ()
    spans = tuple((date.fromisoformat(one["first"]), date.fromisoformat(one["until"])) for one in later)
    return Holiday(family.closed_from, family.closed_until, spans)
