"""From a basket to parcels: one per family, with fees, commission and tax. Pure arithmetic on halalas, no database."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from storefront.kernel import money
from storefront.kernel.vat import vat_rate
from storefront.trade.commissions.fees import Fee, fee_on
from storefront.trade.commissions.rates import USUAL_BASIS_POINTS


@dataclass(frozen=True)
class PlannedLine:
    """Pieces of one variant at today's price, in halalas, what their family takes off it, and the rate of commission on
    them in basis points."""

    variant_id: int
    unit_minor: int
    quantity: int
    basis_points: int = USUAL_BASIS_POINTS
    off_minor: int = 0

    @property
    def total_minor(self) -> int:
        return self.unit_minor * self.quantity

    @property
    def sold_minor(self) -> int:
        """What its family sells it for: the price of which commission and tax are taken."""
        return self.total_minor - self.off_minor


@dataclass(frozen=True)
class ParcelPlan:
    """The sums of one family's parcel before any coupon, in halalas; total = items + delivery, tax and commission lie
    within what the family sells it for.

    `fees` are the commissions of the lines, in their order.
    """

    items_minor: int
    delivery_minor: int
    fees: Sequence[Fee]
    vat_minor: int

    @property
    def total_minor(self) -> int:
        return self.items_minor + self.delivery_minor

    @property
    def commission_minor(self) -> int:
        return sum(fee.minor for fee in self.fees)

    @property
    def commission_vat_minor(self) -> int:
        """The tax of the platform within its commission."""
        return sum(fee.vat_minor for fee in self.fees)


def plan(
    lines: Sequence[PlannedLine],
    *,
    delivery_minor: int,
    taxed: bool,
    own_delivery: bool,
    day: date,
    platform_taxed: bool = False,
) -> ParcelPlan:
    """The sums of a parcel. Tax is taken out of each line's price, line by line, of registered families alone;
    a fee the family takes itself is taxed with it, the courier's is not the family's supply. The commission is taken
    line by line too, of the goods alone; it holds the platform's own tax where the platform is registered."""
    items = sum(line.total_minor for line in lines)
    rate = vat_rate(day)
    vat = sum(money.vat_within(line.sold_minor, rate) for line in lines) if taxed else 0
    if taxed and own_delivery:
        vat += money.vat_within(delivery_minor, rate)
    fees = [fee_on(line.sold_minor, line.basis_points, vat_rate=rate if platform_taxed else 0) for line in lines]
    return ParcelPlan(items, delivery_minor, fees, vat)
