"""What happens on the market's own account."""

from dataclasses import dataclass

from storefront.kernel.facts import Fact


@dataclass(frozen=True)
class CreditArrived(Fact):
    """Money (halalas) came into the account, for whatever it may be."""

    credit_id: int
    amount_minor: int


@dataclass(frozen=True)
class CreditReturned(Fact):
    """An officer sent money (halalas) back that nobody could place."""

    credit_id: int
    amount_minor: int
    by: int | None
    reason: str


@dataclass(frozen=True)
class CreditIsBookedElsewhere(Fact):
    """Money (halalas) on the statement is no payer's and is booked by another way."""

    credit_id: int
    amount_minor: int
    by: int | None
    reason: str


@dataclass(frozen=True)
class TransferIsShort(Fact):
    """A payer sent less than was to be paid; so much (halalas) is missing."""

    payment_id: int
    purpose: str
    subject_id: int
    credit_id: int
    missing_minor: int
