"""What happens to whom an order belongs to."""

from dataclasses import dataclass

from storefront.kernel.facts import Fact


@dataclass(frozen=True)
class OrderClaimed(Fact):
    """A member took over an order that was placed without an account, with the address theirs has confirmed."""

    order_id: int
    by: int


@dataclass(frozen=True)
class OrderDisowned(Fact):
    """A member said that an order which was placed without an account, with the address theirs has confirmed, is not theirs."""

    order_id: int
    by: int
