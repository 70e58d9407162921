"""On which days pieces can be made: a calendar of what is booked, and spreading pieces over what is free. Pure, but for
today."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any, NamedTuple

from storefront.community import holidays
from storefront.community.families import is_closed
from storefront.goods.portions import is_kept
from storefront.kernel import clock

FARTHEST = 365  # days ahead that can be booked
WEEK = (6, 0, 1, 2, 3, 4, 5)  # as it begins here: on a Sunday (date.weekday() of each)


class Want(NamedTuple):
    """Pieces of a product, and the first day on which they could be ready if nothing else were made."""

    product_id: int
    pieces: int
    earliest: date


class Share(NamedTuple):
    """So many pieces are ready on a day."""

    day: date
    pieces: int


class Day(NamedTuple):
    """A day as its family looks at it: `kind` is free, full, off or holiday."""

    day: date
    kind: str
    booked: int
    free: int


@dataclass(frozen=True)
class Calendar:
    """A capacity's days: pieces a day, weekdays off, the pieces booked by day, and its family's holiday."""

    pieces: int
    days_off: frozenset[int]
    booked: Mapping[date, int]
    holiday: holidays.Holiday = holidays.NONE

    def free(self, day: date) -> int:
        """Pieces that can still be booked on a day."""
        is_off = day.weekday() in self.days_off or self.holiday.stops(day)
        return 0 if is_off else max(0, self.pieces - self.booked.get(day, 0))

    def strip(self, first: date, number: int) -> list[Day]:
        """So many days from `first` on, as the family looks at them."""
        days = [first + timedelta(days=ahead) for ahead in range(number)]
        return [Day(day, self.kind(day), self.booked.get(day, 0), self.free(day)) for day in days]

    def kind(self, day: date) -> str:
        if self.holiday.covers(day):
            return "holiday"
        if day.weekday() in self.days_off or self.holiday.stops(day):
            return "off"
        return "free" if self.free(day) else "full"


def to_mask(weekdays: frozenset[int]) -> int:
    """Days of the week (Monday is 0) as a capacity keeps them."""
    return sum(1 << weekday for weekday in weekdays)


def from_mask(mask: int) -> frozenset[int]:
    """The same back."""
    return frozenset(weekday for weekday in range(7) if mask >> weekday & 1)


def days_to_make(product: Any) -> int:
    """Whole days until a product, loaded or as a plain row, is ready: goods on the shelf are, others take a day at least."""
    return 0 if is_kept(product) else max(1, product.lead_days)


def earliest(product: Any, family: Any) -> date:
    """The first day on which a product could be ready; its family begins today, or when its holiday is over, and a holiday
    that is to come interrupts it."""
    start: date = family.closed_until if is_closed(family) else clock.today()
    return holidays.of(family).put_off(start, start + timedelta(days=days_to_make(product)))


def plan(wants: Sequence[Want], calendar: Calendar, today: date) -> dict[int, list[Share]]:
    """What is made on which day, by product, so that each is ready as early as can be; those that can be begun first come
    first. A product for which there is no day within a year is left out."""
    used = Counter(calendar.booked)
    planned = {}
    for want in sorted(wants, key=lambda want: (want.earliest, want.product_id)):
        left = replace(calendar, booked=used)
        shares = spread(want, left, today + timedelta(days=FARTHEST))
        if shares:
            planned[want.product_id] = shares
            used.update(dict(shares))
    return planned


def spread(want: Want, calendar: Calendar, last: date) -> list[Share]:
    """The next free days, from the earliest on, until all pieces have one; empty when that is not so up to `last`."""
    shares, missing, day = [], want.pieces, want.earliest
    while missing and day <= last:
        some = min(missing, calendar.free(day))
        if some:
            shares.append(Share(day, some))
        missing, day = missing - some, day + timedelta(days=1)
    return [] if missing else shares


def latest(own: Mapping[int, Mapping[date, int]], calendar: Calendar, by: date, today: date) -> dict[int, list[Share]]:
    """The places that what is booked already (pieces by product and day) needs beside its own, so that all of it is ready on
    `by` or as shortly before it as can be; no place where its own are the latest there are. Where pieces are booked now they
    may stay, past days too. A product that has no place by then is left out."""
    used, planned = Counter(calendar.booked), {}
    for product_id, places in sorted(own.items()):
        shares, missing, day = [], sum(places.values()), by
        while missing and day >= min(today, *places):
            missing -= min(missing, places.get(day, 0))
            left = replace(calendar, booked=used)
            some = min(missing, left.free(day)) if day >= today else 0
            if some:
                shares.append(Share(day, some))
            missing, day = missing - some, day - timedelta(days=1)
        if not missing:
            planned[product_id] = shares
            used.update(dict(shares))
    return planned


def earliest_after(own: Mapping[int, Mapping[date, int]], calendar: Calendar, by: date, today: date) -> date | None:
    """The first day after `by` on which what is booked (see `latest`) could be ready; None when there is none in a year."""
    days = (by + timedelta(days=ahead) for ahead in range(1, FARTHEST + 1))
    return next((day for day in days if latest(own, calendar, day, today).keys() == own.keys()), None)
