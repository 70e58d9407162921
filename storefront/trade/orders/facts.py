"""What happens to orders and their parcels."""

from dataclasses import dataclass

from storefront.kernel.facts import Fact


@dataclass(frozen=True)
class OrderPlaced(Fact):
    order_id: int
    reference: str
    share_code: str | None


@dataclass(frozen=True)
class OrderConfirmed(Fact):
    """Paid, or promised in cash: the families may begin."""

    order_id: int


@dataclass(frozen=True)
class OrderAbandoned(Fact):
    """The payment never came; the goods are free again."""

    order_id: int


@dataclass(frozen=True)
class ParcelMoved(Fact):
    """A parcel went from one state to the next."""

    parcel_id: int
    before: str
    after: str
    by: int | None
    reason: str = ""


@dataclass(frozen=True)
class PiecesSold(Fact):
    """So many pieces of a product reached a shopper (negative when they came back)."""

    product_id: int
    pieces: int
