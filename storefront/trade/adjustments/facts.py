"""What happens when the office decides about a parcel's money."""

from dataclasses import dataclass

from storefront.kernel.facts import Fact


@dataclass(frozen=True)
class AllowanceGiven(Fact):
    """Money of a parcel (halalas) goes to its shopper, or has gone, while the goods stay. `kind` is given or found."""

    parcel_id: int
    allowance_id: int
    kind: str
    amount_minor: int
    delivery_minor: int
    by: int | None
    reason: str


@dataclass(frozen=True)
class DisputeDecided(Fact):
    """What a bank kept of a parcel (halalas) is borne by its family or by the market."""

    parcel_id: int
    dispute_id: int
    bearer: str
    amount_minor: int
    by: int | None
    reason: str
