"""What happens to movements that were entered by hand."""

from dataclasses import dataclass

from storefront.kernel.facts import Fact


@dataclass(frozen=True)
class ReversalAsked(Fact):
    """Somebody of the office says that a movement was entered wrongly; another has to agree."""

    transaction_id: int
    reference: str
    reason: str
    by: int | None


@dataclass(frozen=True)
class ReversalEnded(Fact):
    """It was reversed in the books (booked), or stays as it is (left)."""

    transaction_id: int
    reference: str
    after: str
    by: int | None
