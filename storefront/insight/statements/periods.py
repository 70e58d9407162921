"""Months of Riyadh, and the moments between which they lie."""

from dataclasses import dataclass
from datetime import UTC, date, datetime

from storefront.kernel.clock import RIYADH


@dataclass(frozen=True, order=True)
class Month:
    """A month of the Gregorian calendar. ValueError for one that is none."""

    year: int
    number: int

    def __post_init__(self) -> None:
        date(self.year, self.number, 1)

    def __str__(self) -> str:
        return f"{self.year:04d}-{self.number:02d}"

    @classmethod
    def of(cls, moment: datetime) -> "Month":
        """The month it was in Riyadh."""
        local = moment.astimezone(RIYADH)
        return cls(local.year, local.month)

    @property
    def next(self) -> "Month":
        return Month(self.year + self.number // 12, self.number % 12 + 1)

    @property
    def begins(self) -> datetime:
        """Its first moment, in UTC."""
        return datetime(self.year, self.number, 1, tzinfo=RIYADH).astimezone(UTC)

    @property
    def ends(self) -> datetime:
        """The first moment after it, in UTC."""
        return self.next.begins


def back_to(first: Month, last: Month) -> list[Month]:
    """Every month from one to another, the newest first."""
    months = [first]
    while months[-1] < last:
        months.append(months[-1].next)
    return months[::-1]
