"""The port every gateway fits: what the core asks of a provider of payments, and what a provider says of itself.

Sums are whole minor units (halalas) beside a currency code, times are aware. The core asks for capabilities and never
for a name.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from typing import Any, Literal, Protocol, runtime_checkable

PaymentState = Literal["open", "processing", "paid", "failed", "expired"]
RefundState = Literal["pending", "done", "failed"]
DisputeState = Literal["inquiry", "open", "won", "lost", "closed"]
Ending = Literal["expired", "paid", "unsupported", "unknown"]
Topic = Literal["payment", "refund", "dispute", "other"]


@dataclass(frozen=True)
class Account:
    """A bank account money is sent to: whose it is, at which bank, its IBAN without spaces."""

    holder: str
    bank: str
    iban: str


@dataclass(frozen=True)
class Capabilities:
    """What a provider can do, as the core needs to know it."""

    currencies: frozenset[str]
    least_minor: int
    most_minor: int
    pages: tuple[str, ...] = ()  # origins its payment pages live on; nobody is sent anywhere else
    languages: frozenset[str] = frozenset()  # its pages can be read in
    page_minutes: int = 31  # how long a page of ours is to stay open
    account: Account | None = None  # where payers send the money by themselves; then there is no page
    working_days: int = 0  # how many days of the banks such money may take
    can_expire: bool = False
    amounts: Literal["minor", "decimal"] = "minor"  # how it wants sums written, see amounts.py
    keys_last_hours: int = 0  # how long it remembers what was asked under a key; 0: not at all
    gives_back: bool = True  # by itself; otherwise an officer does
    refund_days: int | None = None  # after these only a person can give money back; None: no end
    refunds_in_parts: bool = True
    splits: Literal["later", "at_charge", "none"] = "none"  # how shares reach the families


@dataclass(frozen=True)
class PayLine:
    """One line of what is paid, as the provider's page shows it."""

    label: str
    amount_minor: int


@dataclass(frozen=True)
class CheckoutRequest:
    """A page on which a sum can be paid once. `reference` is ours and random; the provider gives it back with all it says
    of the payment. `once` is the key under which repeating the request makes no second page."""

    once: str
    reference: str
    group: str
    currency: str
    lines: Sequence[PayLine]
    success_url: str
    cancel_url: str
    language: str
    expires_at: datetime

    @property
    def amount_minor(self) -> int:
        return sum(line.amount_minor for line in self.lines)


@dataclass(frozen=True)
class Handle:
    """Where to pay, until when, and what the provider calls it."""

    ref: str
    url: str
    expires_at: datetime
    live: bool


@dataclass(frozen=True)
class Cost:
    """What a provider kept of a payment, and what it makes of the payment in the currency of our balance with it."""

    fee_minor: int
    settled_minor: int
    settled_currency: str
    rate: Decimal | None = None  # one of the payment's currency in that of the balance; None when they are the same


@dataclass(frozen=True)
class Snapshot:
    """What a provider says of a payment at this moment; the only thing that ever becomes money."""

    state: PaymentState
    amount_minor: int
    currency: str
    reference: str
    live: bool
    payment_ref: str | None = None
    cost: Cost | None = None  # not known at once everywhere
    declined: str = ""  # why the last card was turned down, in the provider's word


@dataclass(frozen=True)
class RefundRequest:
    """Money that is to go back on a payment; `reference` is ours and comes back in the list of refunds."""

    once: str
    reference: str
    payment_ref: str | None
    amount_minor: int
    currency: str
    reason: str


@dataclass(frozen=True)
class RefundSnapshot:
    """What a provider says of a refund. `reference` is empty when somebody made it in the provider's own office."""

    ref: str
    state: RefundState
    amount_minor: int
    currency: str
    reference: str = ""
    trouble: str = ""


@dataclass(frozen=True)
class DisputeSnapshot:
    """What a provider says of a dispute. An inquiry moves no money; `fee_minor` is known when it did."""

    ref: str
    state: DisputeState
    amount_minor: int
    currency: str
    reason: str
    fee_minor: int = 0
    due_by: datetime | None = None


@dataclass(frozen=True)
class Hint:
    """A word that something happened at a provider: where to look, never what to believe."""

    event_id: str
    kind: str  # the provider's own word
    topic: Topic
    live: bool
    created: datetime
    session_ref: str | None = None
    payment_ref: str | None = None
    reference: str | None = None
    account: str | None = None  # of a family's own account there, when it is about that
    api_version: str = ""
    about: Mapping[str, Any] = field(default_factory=dict)  # ids and states that are kept; nothing private


@dataclass(frozen=True)
class Movement:
    """One movement of our balance with a provider; what the books are held against."""

    ref: str
    kind: str
    source_ref: str
    amount_minor: int
    fee_minor: int
    currency: str
    created: datetime
    to_bank: bool = False  # it left for our own bank account, or came back from there


@runtime_checkable
class Gateway(Protocol):
    """A way for money to come in, and to go back."""

    name: str
    live: bool
    capabilities: Capabilities

    def refund(self, request: RefundRequest) -> RefundSnapshot:
        """Gives money back; the same `once` gives nothing twice. Raises the troubles of troubles.py."""
        ...


@runtime_checkable
class PageGateway(Gateway, Protocol):
    """A provider that takes the money ahead, on a page of its own. Every call may raise the troubles of troubles.py."""

    def create_checkout(self, request: CheckoutRequest) -> Handle:
        """Opens a page; the same `once` leads to the same page."""
        ...

    def find_checkout(self, reference: str, since: datetime) -> str | None:
        """What the provider calls the page with our reference, if it made one since then; for answers that were lost."""
        ...

    def fetch(self, ref: str) -> Snapshot:
        """The truth about a payment."""
        ...

    def expire(self, ref: str) -> Ending:
        """Closes a page. Goods may be sold to somebody else after "expired" and after nothing else."""
        ...

    def list_refunds(self, payment_ref: str) -> list[RefundSnapshot]:
        """Everything that went back on a payment, whoever asked for it."""
        ...

    def list_disputes(self, payment_ref: str) -> list[DisputeSnapshot]:
        """Whatever the payer's bank holds against a payment."""
        ...

    def parse_webhook(self, headers: Mapping[str, str], raw: bytes) -> list[Hint]:
        """The hints of a message that proves where it comes from; raises InvalidWebhook."""
        ...

    def changes_since(self, moment: datetime) -> Iterator[Hint]:
        """The hints of everything since then, for messages that never arrived; the oldest may come last."""
        ...

    def movements_since(self, moment: datetime) -> Iterator[Movement]:
        """How our balance with the provider moved since then."""
        ...

    def holdings(self) -> dict[str, int]:
        """What it holds for us now by currency, in minor units: what can be sent and what cannot yet, together."""
        ...
