"""Periods of whole months, as a family asks for them."""

from dataclasses import dataclass
from datetime import datetime

from storefront.insight.statements import Month

YEAR = 12  # months
MOST = 24  # months that are shown at once


@dataclass(frozen=True)
class Period:
    """From one month to another, both of them in it. ValueError when the last comes before the first."""

    first: Month
    last: Month

    def __post_init__(self) -> None:
        if self.last < self.first:
            raise ValueError("a period that ends before it begins")

    @property
    def months(self) -> list[Month]:
        """Its months, the oldest first."""
        found = [self.first]
        while found[-1] < self.last:
            found.append(found[-1].next)
        return found

    @property
    def begins(self) -> datetime:
        """Its first moment, in UTC."""
        return self.first.begins

    @property
    def ends(self) -> datetime:
        """The first moment after it, in UTC."""
        return self.last.ends


def ending(last: Month, months: int = YEAR) -> Period:
    """So many months that end with this one."""
    place = last.year * 12 + last.number - months
    return Period(Month(place // 12, place % 12 + 1), last)


def asked(first: Month, last: Month) -> Period:
    """What somebody asks for: either month may be named first, and of a longer time the last MOST months are meant."""
    first, last = min(first, last), max(first, last)
    return max(Period(first, last), ending(last, MOST), key=lambda period: period.first)
