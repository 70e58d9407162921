"""Holding a provider's movements against what we know of: pure, on whole minor units."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from storefront.treasury.gateways import Movement

Kind = Literal["missing", "extra", "altered"]


@dataclass(frozen=True)
class Known:
    """A movement we know of: what the provider calls its source, the sum it moved, the fee it kept, and when. `subject` is
    our row, such as "attempt:12"; a fee of None is not known yet."""

    ref: str
    subject: str
    amount_minor: int
    fee_minor: int | None
    at: datetime


@dataclass(frozen=True)
class Finding:
    """A difference: what the provider moved and we do not know of (missing), what we booked and it does not know of
    (extra), what both know with other sums (altered). Sums are net of fees, in halalas."""

    kind: Kind
    ref: str
    subject: str
    theirs_minor: int
    ours_minor: int


@dataclass(frozen=True)
class Moved:
    """All movements of one source together."""

    amount_minor: int
    fee_minor: int

    @property
    def net_minor(self) -> int:
        return self.amount_minor - self.fee_minor


NOTHING = Moved(0, 0)  # what left and came back, such as a refund that failed


def compare(
    movements: Iterable[Movement], known: Sequence[Known], *, since: datetime, until: datetime
) -> list[Finding]:
    """Every difference. What we know of may lie outside the time asked for: it explains a movement at its edge, and is
    missed at the provider only between `since` and `until`. A movement that is younger than `until` may be one of which
    nobody has told us yet: it is strange only when it still is the next time."""
    told = list(movements)
    theirs, young = _by_source(told), {movement.source_ref for movement in told if movement.created >= until}
    ours = {one.ref: one for one in known}
    strange = {ref: theirs[ref] for ref in theirs.keys() - ours.keys() - young if theirs[ref] != NOTHING}
    found = [Finding("missing", ref, "", moved.net_minor, 0) for ref, moved in strange.items()]
    for ref, one in ours.items():
        moved = theirs.get(ref)
        if moved is None and (one.amount_minor or one.fee_minor) and since <= one.at < until:
            found.append(Finding("extra", ref, one.subject, 0, _net(one, 0)))
        elif moved is not None and _differs(moved, one):
            found.append(Finding("altered", ref, one.subject, moved.net_minor, _net(one, 0)))
    return sorted(found, key=lambda finding: (finding.kind, finding.ref))


def _by_source(movements: Iterable[Movement]) -> dict[str, Moved]:
    amounts: dict[str, int] = defaultdict(int)
    fees: dict[str, int] = defaultdict(int)
    for movement in movements:
        amounts[movement.source_ref] += movement.amount_minor
        fees[movement.source_ref] += movement.fee_minor
    return {ref: Moved(amounts[ref], fees[ref]) for ref in amounts}


def _differs(moved: Moved, one: Known) -> bool:
    return moved.amount_minor != one.amount_minor or (one.fee_minor is not None and moved.fee_minor != one.fee_minor)


def _net(one: Known, unknown_fee: int) -> int:
    return one.amount_minor - (unknown_fee if one.fee_minor is None else one.fee_minor)
