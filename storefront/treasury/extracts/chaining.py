"""What lay on the account after each row proves the sums between: a row that does not lead there was read wrong, or one
beside it is missing. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Step:
    """A row: by how much it changed the account (halalas; None where nobody can tell), and what lay there after it where it
    says so."""

    number: int
    day: date | None
    net_minor: int | None
    balance_minor: int | None


def unfit(steps: Sequence[Step]) -> set[int]:
    """The numbers of the rows that do not lead from one balance to the next. Banks write the newest row first or last; where
    the days do not say which, the order in which more of it fits."""
    forward, backward = _unfit(steps), _unfit(reversed(steps))
    days = [step.day for step in steps if step.day]
    if days and days[0] != days[-1]:
        return forward if days[0] < days[-1] else backward
    if len(forward) == len(backward):
        return forward | backward
    return min(forward, backward, key=len)


def _unfit(steps: Iterable[Step]) -> set[int]:
    found: set[int] = set()
    before: int | None = None
    moved, since = 0, []
    for step in steps:
        moved += step.net_minor or 0
        since.append(step.number)
        if step.net_minor is None:
            before = None
        elif before is not None and step.balance_minor not in (None, before + moved):
            found.update(since)
        if step.balance_minor is not None or step.net_minor is None:
            before, moved, since = step.balance_minor, 0, []
    return found
