"""What an exhibition left a family: plain values in, sums out. All sums are halalas, no database here.

Takings are what the till of the stall says, which is the family's own money at once; off them goes what the family itself paid
for its place, what it still owes, and what was kept of its deposit. A deposit that is held or went back is no cost.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from storefront.fairs.exhibitions import OpenDay
from storefront.fairs.tills import Taken

HOUR = 60  # minutes


@dataclass(frozen=True)
class Fair:
    """An exhibition as reports name it."""

    id: int
    name_ar: str
    name_en: str
    state: str
    first_day: date
    last_day: date


@dataclass(frozen=True)
class Paid:
    """What a place cost a family: paid of the fee by itself and not given back, still owed by it, paid by whoever took the
    invoice over; of its deposit what is held, and what was kept for good."""

    fee_minor: int = 0
    owed_minor: int = 0
    sponsored_minor: int = 0
    held_minor: int = 0
    kept_minor: int = 0

    @property
    def cost_minor(self) -> int:
        """What goes off the takings."""
        return self.fee_minor + self.owed_minor + self.kept_minor


@dataclass(frozen=True)
class Time:
    """How many days a family stood there, and how many minutes the doors were open on them."""

    days: int = 0
    minutes: int = 0


@dataclass(frozen=True)
class Left:
    """An exhibition of a family: what was taken in each way, what the place cost, how long it took."""

    fair: Fair
    by_method: Mapping[str, Taken] = field(default_factory=dict)
    voided: int = 0
    paid: Paid = field(default_factory=Paid)
    time: Time = field(default_factory=Time)

    @property
    def sales(self) -> int:
        return sum(one.sales for one in self.by_method.values())

    @property
    def taken_minor(self) -> int:
        return sum(one.total_minor for one in self.by_method.values())

    @property
    def left_minor(self) -> int:
        """What is left; below nothing where the place cost more than was sold."""
        return self.taken_minor - self.paid.cost_minor

    @property
    def per_day_minor(self) -> int | None:
        return shared(self.left_minor, self.time.days)

    @property
    def per_hour_minor(self) -> int | None:
        return shared(self.left_minor * HOUR, self.time.minutes)


@dataclass(frozen=True)
class TakenDay:
    """A day at a stall: its sales and their sum, and how many minutes the doors were open."""

    day: date
    sales: int
    total_minor: int
    minutes: int

    @property
    def per_hour_minor(self) -> int | None:
        return shared(self.total_minor * HOUR, self.minutes)


@dataclass(frozen=True)
class Rent:
    """A month of a family's unit in a market: what it paid of the rent, and owes."""

    lease_id: int
    market_ar: str
    market_en: str
    month: date
    paid: Paid


def shared(total_minor: int, parts: int) -> int | None:
    """A sum for each of so many parts, rounded half up; nothing where there is none."""
    return (2 * total_minor + parts) // (2 * parts) if parts else None


def time_at(days: Sequence[OpenDay], own: Collection[date], until: date) -> Time:
    """The days of an exhibition on which a family had a stall, or all of them where no plan says so, up to a day."""
    there = [one for one in days if one.day <= until and (one.day in own or not own)]
    return Time(len(there), sum(one.closes - one.opens for one in there))
