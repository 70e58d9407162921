"""What happens to invoices."""

from dataclasses import dataclass

from storefront.kernel.facts import Fact


@dataclass(frozen=True)
class InvoiceIssued(Fact):
    """A family is asked for its fee or rent, its deposit, or both (halalas), of an exhibition or of a market; `at` is the moment,
    as ISO writes it."""

    invoice_id: int
    exhibition_id: int | None
    market_id: int | None
    family_id: int
    amount_minor: int
    at: str


@dataclass(frozen=True)
class InvoiceReminded(Fact):
    """It is due, or was; so many halalas are missing."""

    invoice_id: int
    exhibition_id: int | None
    market_id: int | None
    family_id: int
    left_minor: int
    at: str


@dataclass(frozen=True)
class InvoicePaid(Fact):
    """So many halalas came in, and as many are missing still."""

    invoice_id: int
    exhibition_id: int | None
    market_id: int | None
    family_id: int
    part_id: int
    amount_minor: int
    left_minor: int


@dataclass(frozen=True)
class InvoiceDecided(Fact):
    """An officer of the body decided something about it: it was waived, taken over by somebody, its deposit returned or kept
    (`what` is of states.STEPS)."""

    invoice_id: int
    exhibition_id: int | None
    market_id: int | None
    family_id: int
    step_id: int
    what: str
    amount_minor: int
    by: int | None
    reason: str


@dataclass(frozen=True)
class InvoiceEnded(Fact):
    """The family does not come: nothing is owed any more, and so many halalas are on their way back."""

    invoice_id: int
    exhibition_id: int | None
    market_id: int | None
    family_id: int
    back_minor: int
    ends_as: str


@dataclass(frozen=True)
class CashGivenBack(Fact):
    """An officer gave cash back that the organiser had taken (halalas)."""

    invoice_id: int
    exhibition_id: int | None
    market_id: int | None
    family_id: int
    amount_minor: int
    by: int | None
