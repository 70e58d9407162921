"""What happens to payouts. Numbers of accounts never travel in a fact."""

from dataclasses import dataclass

from storefront.kernel.facts import Fact


@dataclass(frozen=True)
class PayoutPlanned(Fact):
    """A sum (halalas) waits for the office to approve it."""

    payout_id: int
    amount_minor: int


@dataclass(frozen=True)
class PayoutSigned(Fact):
    """The first of two people approved a large sum."""

    payout_id: int
    by: int | None


@dataclass(frozen=True)
class PayoutMoved(Fact):
    """A payout went from one state to the next."""

    payout_id: int
    before: str
    after: str
    by: int | None
    reason: str = ""


@dataclass(frozen=True)
class PayoutFileMade(Fact):
    """A file for the bank holds so many payouts, together so many halalas."""

    file_id: int
    payouts: int
    total_minor: int
    by: int | None
