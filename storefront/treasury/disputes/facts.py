"""What happens to disputes."""

from dataclasses import dataclass

from storefront.kernel.facts import Fact


@dataclass(frozen=True)
class DisputeOpened(Fact):
    """A payer's bank took money and a fee (halalas) for as long as it looks into a dispute."""

    dispute_id: int
    payment_id: int
    gateway: str
    amount_minor: int
    fee_minor: int
    turn: int  # how often it was opened


@dataclass(frozen=True)
class DisputeWon(Fact):
    """The bank gave the money (halalas) back; the fee stays with it."""

    dispute_id: int
    payment_id: int
    gateway: str
    amount_minor: int
    turn: int
    attempt_id: int


@dataclass(frozen=True)
class DisputeLost(Fact):
    """The money (halalas) stays with the payer."""

    dispute_id: int
    payment_id: int
    gateway: str
    amount_minor: int
    attempt_id: int
