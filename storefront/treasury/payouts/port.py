"""The port of whoever pays families out: what the core asks, and what each says about itself.

There are two kinds. One takes a file that a person carries to the bank, who also says what came of it. The other is
asked over the network, payout by payout, and tells the outcome itself; it is asked with a name (`once`) under which
nothing is sent twice, and never while a transaction is open.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal, Protocol


@dataclass(frozen=True)
class Transfer:
    """One sum for one account. `recipient_ref` is what the provider calls the family, where it has such a name;
    `turn` counts the requests before this one that were surely not carried out."""

    once: str
    reference: str
    holder: str
    iban: str
    amount_minor: int
    currency: str
    recipient_ref: str = ""
    turn: int = 0


@dataclass(frozen=True)
class CameBack:
    """A part of a transfer (minor units) that came back; `reference` is our name for it where we had asked for it."""

    ref: str
    amount_minor: int
    reference: str = ""


@dataclass(frozen=True)
class Outcome:
    """What became of a transfer: on its way, in the account, refused, or sent back later; why, where it was refused; and
    whatever of it came back."""

    reference: str
    state: Literal["sent", "done", "failed", "reversed"]
    reason: str = ""
    provider_ref: str = ""
    back: tuple[CameBack, ...] = ()


@dataclass(frozen=True)
class Line:
    """One line of an answer of the bank, with its number in the file, counted from 1, and what was sent where."""

    number: int
    outcome: Outcome
    amount_minor: int
    iban: str
    currency: str


class FilePayouts(Protocol):
    """A provider that takes a file."""

    name: str
    by_file: Literal[True]

    def write(self, reference: str, made_at: datetime, transfers: Sequence[Transfer]) -> bytes:
        """The file for the bank; the same transfers give the same bytes."""
        ...

    def read(self, answer: bytes) -> Sequence[Line]:
        """What the bank says became of the transfers; raises AnswerIsNotReadable."""
        ...


class OnlinePayouts(Protocol):
    """A provider that is asked over the network. Every method may raise a trouble of gateways; after ProviderRefused
    nothing was sent."""

    name: str
    by_file: Literal[False]
    pages: tuple[str, ...]  # the origins on which families tell it who they are

    def open_account(self, family_id: int) -> str:
        """What the provider calls the account it opens for a family; asked again soon, before anybody wrote the name down,
        it is the same one."""
        ...

    def way_in(self, account: str, *, back: str, again: str) -> str:
        """Where the family tells the provider who it is; from there it comes back."""
        ...

    def may_receive(self, account: str) -> bool:
        """Whether money can be sent to an account now."""
        ...

    def transfer(self, transfer: Transfer) -> Outcome:
        """Sends a sum; asked again with the same `once`, however much later, it sends nothing and says what became of
        the first."""
        ...

    def reverse(self, once: str, provider_ref: str, amount_minor: int, *, turn: int = 0) -> CameBack:
        """Takes a part of a transfer back, once under a name as with transfer; ProviderRefused("balance_insufficient") where
        the family's account does not hold so much."""
        ...

    def fetch(self, transfer: Transfer, provider_ref: str) -> Outcome:
        """What has become of a transfer."""
        ...
