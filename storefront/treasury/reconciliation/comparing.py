"""Judging where a provider's book and the ledger are not the same: pure, on whole minor units."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from storefront.kernel.money import SAR

Kind = Literal["missing", "extra", "altered"]
Why = Literal["young", "refund", "fee"]


@dataclass(frozen=True)
class Side:
    """What one book says of a thing: the sum that moved, the fee kept of it, and whether it speaks of the thing at all."""

    amount_minor: int = 0
    fee_minor: int = 0
    speaks: bool = False

    @property
    def net_minor(self) -> int:
        return self.amount_minor - self.fee_minor


@dataclass(frozen=True)
class Pair:
    """A thing the books differ about, in one currency; `at` is when either last spoke of it."""

    ref: str
    currency: str
    theirs: Side
    ours: Side
    at: datetime

    @property
    def net_minor(self) -> int:
        """How much more the provider has of it than we."""
        return self.theirs.net_minor - self.ours.net_minor


@dataclass(frozen=True)
class Books:
    """What two books differ about, and what the ledger says by currency that the provider holds; of one moment."""

    pairs: Sequence[Pair]
    held: Mapping[str, int]


@dataclass(frozen=True)
class Waiting:
    """Things of which we know that the provider is ahead: refunds it has taken from our balance and not delivered yet
    (their sums), payments whose fee it has not told us yet."""

    refunds: Mapping[str, int]
    fees: frozenset[str]


@dataclass(frozen=True)
class OnItsWay:
    """A difference that is known and passes by itself: one book will follow the other."""

    ref: str
    why: Why
    currency: str
    amount_minor: int  # how much more the provider has


@dataclass(frozen=True)
class Finding:
    """A difference: what the provider moved and the ledger does not have (missing), what the ledger has and the provider
    never moved (extra), what both have otherwise (altered, and in what). Sums are net of fees, in minor units of their
    currencies; `bookings` are transactions of the ledger."""

    kind: Kind
    ref: str
    theirs_minor: int
    ours_minor: int
    currency: str = SAR
    our_currency: str = SAR
    differs: Sequence[str] = ()
    bookings: Sequence[int] = ()

    @classmethod
    def kept(cls, row: Mapping[str, Any]) -> "Finding":
        """One as a run has kept it; those of earlier days say less."""
        return cls(**{name: value for name, value in row.items() if name in cls.__dataclass_fields__})


def judge(
    pairs: Iterable[Pair], waiting: Waiting, bookings: Mapping[str, Sequence[int]], *, until: datetime
) -> tuple[list[Finding], list[OnItsWay]]:
    """Every difference: those nobody can explain, and those that pass by themselves. What either book has only from
    `until` on may be one of which the other has not heard: it is strange when it still is the next time."""
    strange: dict[str, list[Pair]] = {}
    on_its_way = []
    for pair in pairs:
        why = _why(pair, waiting, until)
        if why:
            on_its_way.append(OnItsWay(pair.ref, why, pair.currency, pair.net_minor))
        else:
            strange.setdefault(pair.ref, []).append(pair)
    found = [one for ref, mine in strange.items() for one in _findings(mine, tuple(bookings.get(ref, ())))]
    return sorted(found, key=lambda one: (one.kind, one.ref)), on_its_way


def _why(pair: Pair, waiting: Waiting, until: datetime) -> Why | None:
    ahead = pair.theirs.amount_minor - pair.ours.amount_minor
    same_fee = pair.theirs.fee_minor == pair.ours.fee_minor
    if same_fee and pair.ref in waiting.refunds and ahead == -waiting.refunds[pair.ref]:
        return "refund"
    if pair.ref in waiting.fees and not ahead and not pair.ours.fee_minor:
        return "fee"
    return "young" if pair.at >= until else None


def _findings(pairs: Sequence[Pair], bookings: Sequence[int]) -> list[Finding]:
    """What is to be said of one thing. Told in one currency and booked in another is one difference and not two."""
    told = [pair for pair in pairs if pair.theirs.speaks and not pair.ours.speaks]
    booked = [pair for pair in pairs if pair.ours.speaks and not pair.theirs.speaks]
    if len(told) == len(booked) == 1:
        theirs, ours = told[0], booked[0]
        sums = (theirs.theirs.net_minor, ours.ours.net_minor, theirs.currency, ours.currency)
        return [Finding("altered", theirs.ref, *sums, ("currency",), bookings)]
    return [_finding(pair, bookings) for pair in pairs]


def _finding(pair: Pair, bookings: Sequence[int]) -> Finding:
    kind: Kind = "altered" if pair.theirs.speaks and pair.ours.speaks else "missing" if pair.theirs.speaks else "extra"
    sides = {
        "amount": pair.theirs.amount_minor != pair.ours.amount_minor,
        "fee": pair.theirs.fee_minor != pair.ours.fee_minor,
    }
    differs = tuple(name for name, other in sides.items() if other and kind == "altered")
    sums = (pair.theirs.net_minor, pair.ours.net_minor, pair.currency, pair.currency)
    return Finding(kind, pair.ref, *sums, differs, bookings)
