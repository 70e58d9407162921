"""What happens to refunds that no provider carries out."""

from dataclasses import dataclass

from storefront.kernel.facts import Fact


@dataclass(frozen=True)
class RefundWaitsForTransfer(Fact):
    """Money (halalas) goes back by a transfer that somebody of the office sends."""

    refund_id: int
    payment_id: int
    gateway: str
    amount_minor: int
