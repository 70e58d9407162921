"""From a basket to parcels: one per family, with fees, commission and tax. Pure arithmetic on halalas, no database."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from storefront.kernel import money

COMMISSION_BASIS_POINTS = 800  # what the platform keeps of the goods' price; nothing of the delivery
VAT_RATES = ((date(2018, 1, 1), 500), (date(2020, 7, 1), 1500))  # basis points, each from its day on


@dataclass(frozen=True)
class PlannedLine:
    """Pieces of one variant at today's price, in halalas."""

    variant_id: int
    unit_minor: int
    quantity: int

    @property
    def total_minor(self) -> int:
        return self.unit_minor * self.quantity


@dataclass(frozen=True)
class ParcelPlan:
    """The sums of one family's parcel, in halalas; total = items + delivery, tax and commission lie within."""

    items_minor: int
    delivery_minor: int
    commission_minor: int
    vat_minor: int

    @property
    def total_minor(self) -> int:
        return self.items_minor + self.delivery_minor


def vat_rate(day: date) -> int:
    """The rate of value added tax on a day, in basis points (5 % from 2018, 15 % from July 2020)."""
    return next((rate for since, rate in reversed(VAT_RATES) if since <= day), 0)


def plan(
    lines: Sequence[PlannedLine], *, delivery_minor: int, taxed: bool, own_delivery: bool, day: date
) -> ParcelPlan:
    """The sums of a parcel. Tax is taken out of each line's price, line by line, of registered families alone;
    a fee the family takes itself is taxed with it, the courier's is not the family's supply."""
    items = sum(line.total_minor for line in lines)
    rate = vat_rate(day) if taxed else 0
    vat = sum(money.vat_within(line.total_minor, rate) for line in lines)
    if own_delivery:
        vat += money.vat_within(delivery_minor, rate)
    commission = sum(money.portion(line.total_minor, COMMISSION_BASIS_POINTS) for line in lines)
    return ParcelPlan(items, delivery_minor, commission, vat)
