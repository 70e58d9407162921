"""What a family earned, summed: plain values in, sums out. All sums are halalas, no database here."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from storefront.insight.income.periods import Period
from storefront.insight.statements import Month


@dataclass(frozen=True)
class Sums:
    """What was sold (goods, and what the family itself took for bringing them; its own coupons taken off), what of it was
    given back, what the market kept less what it gave back, and the cash that came into the family's own hand. `firsts` are
    the sales to shoppers who bought from the family for the first time. Beside the sales: what it paid in rent, and for places
    at exhibitions."""

    sales: int = 0
    sold_minor: int = 0
    back_minor: int = 0
    fees_minor: int = 0
    in_hand_minor: int = 0
    firsts: int = 0
    rent_minor: int = 0
    fair_minor: int = 0

    @property
    def share_minor(self) -> int:
        """Its part of what was sold."""
        return self.sold_minor - self.back_minor - self.fees_minor

    @property
    def places_minor(self) -> int:
        """What it paid for places where it sells."""
        return self.rent_minor + self.fair_minor

    @property
    def left_minor(self) -> int:
        """What the family is left with."""
        return self.share_minor - self.places_minor

    @property
    def is_any(self) -> bool:
        """Whether there is something to tell of."""
        return bool(self.sales or self.back_minor or self.rent_minor or self.fair_minor)

    @property
    def turnover_minor(self) -> int:
        """What it sold and was not given back, before fees."""
        return self.sold_minor - self.back_minor

    def __add__(self, other: "Sums") -> "Sums":
        return Sums(
            self.sales + other.sales,
            self.sold_minor + other.sold_minor,
            self.back_minor + other.back_minor,
            self.fees_minor + other.fees_minor,
            self.in_hand_minor + other.in_hand_minor,
            self.firsts + other.firsts,
            self.rent_minor + other.rent_minor,
            self.fair_minor + other.fair_minor,
        )


NOTHING = Sums()


@dataclass(frozen=True)
class Sold:
    """The pieces of one product that were sold, what for, and the market's fee on them."""

    product_id: int
    pieces: int
    sold_minor: int
    fee_minor: int

    @property
    def left_minor(self) -> int:
        return self.sold_minor - self.fee_minor

    def __add__(self, other: "Sold") -> "Sold":
        return Sold(
            self.product_id,
            self.pieces + other.pieces,
            self.sold_minor + other.sold_minor,
            self.fee_minor + other.fee_minor,
        )


@dataclass(frozen=True)
class MonthEarned:
    """A month: its sums by channel, and what was sold of each product."""

    month: Month
    channels: Mapping[str, Sums] = field(default_factory=dict)
    products: Sequence[Sold] = ()

    @property
    def sums(self) -> Sums:
        return sum(self.channels.values(), NOTHING)


@dataclass(frozen=True)
class Income:
    """What a family earned in a period, month by month, the oldest first."""

    period: Period
    months: Sequence[MonthEarned]

    @cached_property
    def sums(self) -> Sums:
        return total(self.months)

    @cached_property
    def channels(self) -> list[tuple[str, Sums]]:
        """The channels in which something was sold or undone, the largest first."""
        found: defaultdict[str, Sums] = defaultdict(Sums)
        for month in self.months:
            for channel, sums in month.channels.items():
                found[channel] += sums
        return sorted(found.items(), key=lambda pair: (-pair[1].sold_minor, pair[0]))

    @cached_property
    def products(self) -> list[Sold]:
        """What was sold of each product, the most first; before anything was given back."""
        found: dict[int, Sold] = {}
        for one in (sold for month in self.months for sold in month.products):
            found[one.product_id] = found[one.product_id] + one if one.product_id in found else one
        return sorted(found.values(), key=lambda sold: (-sold.sold_minor, sold.product_id))

    def part(self, period: Period) -> "Income | None":
        """The same of a period within this one; None of any other."""
        if period.first < self.period.first or period.last > self.period.last:
            return None
        return Income(period, [one for one in self.months if period.first <= one.month <= period.last])

    @property
    def beside_minor(self) -> int:
        """What of the sales is no product's: what the family took for bringing goods, less what was let off at the door."""
        return self.sums.sold_minor - sum(sold.sold_minor for sold in self.products)


def total(months: Iterable[MonthEarned]) -> Sums:
    """What several months come to."""
    return sum((month.sums for month in months), NOTHING)
