"""What happens to returns."""

from dataclasses import dataclass

from storefront.kernel.facts import Fact


@dataclass(frozen=True)
class ReturnAsked(Fact):
    request_id: int
    parcel_id: int


@dataclass(frozen=True)
class ReturnAnswered(Fact):
    request_id: int
    parcel_id: int
    agreed: bool
    by: int | None


@dataclass(frozen=True)
class ReturnWithdrawn(Fact):
    """The shopper keeps what was to go back; no goods come home."""

    request_id: int
    parcel_id: int


@dataclass(frozen=True)
class PartNotTaken(Fact):
    """A shopper took a parcel at the door but for some pieces, and so much was paid for it in cash (halalas)."""

    request_id: int
    parcel_id: int
    paid_minor: int
    by: int | None
    reason: str


@dataclass(frozen=True)
class GoodsTakenBack(Fact):
    """Returned goods are home and their price (halalas) goes back, in it what bringing them had cost if that does too."""

    request_id: int
    parcel_id: int
    amount_minor: int
    delivery_minor: int = 0
    by: int | None = None
