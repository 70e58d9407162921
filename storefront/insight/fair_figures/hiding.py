"""Which sums of an exhibition its organiser may see. Plain values, no database.

A family that agreed is shown by itself. The others are shown only as a sum, and only where at least LEAST of them are in it. No
sum that is shown, less other sums and families that are shown, leaves fewer than LEAST of those who did not agree.
See docs/decisions/an-organiser-sees-a-familys-sales-only-as-agreed.md.
"""

from collections import defaultdict
from collections.abc import Collection, Hashable, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Generic, TypeVar

LEAST = 5  # families in a sum of those who did not agree
AGREED, WITHDRAWN, OTHER = "agreed", "withdrawn", "other"
Key = TypeVar("Key", bound=Hashable)


@dataclass(frozen=True)
class Taking:
    """What a family took, in halalas, and what it says of showing that: AGREED; WITHDRAWN, where that was seen once and is not
    any more; OTHER."""

    family_id: int
    said: str
    total_minor: int


@dataclass(frozen=True)
class Seen:
    """Whose takings are shown one by one, and the sum of so many others where that may be shown. `hidden` families are in no sum;
    `counted` are those of whom parts may be shown."""

    agreed: tuple[Taking, ...]
    others: int
    others_minor: int | None
    counted: frozenset[int]

    @property
    def total_minor(self) -> int:
        """All that is shown."""
        return sum(one.total_minor for one in self.agreed) + (self.others_minor or 0)


@dataclass(frozen=True)
class Parts(Generic[Key]):
    """Takings in parts: those that may be shown, and what all the rest comes to where there is a rest."""

    shown: dict[Key, int]
    rest_minor: int | None


def said_of(agreement_id: int | None, withdrawn_at: datetime | None, closed_at: datetime | None) -> str:
    """What a family says of showing its takings. Who withdrew after the exhibition had closed was seen, and is not one of the
    others."""
    if agreement_id is None:
        return OTHER
    if withdrawn_at is None:
        return AGREED
    return WITHDRAWN if closed_at is not None and withdrawn_at >= closed_at else OTHER


def seen(takings: Iterable[Taking]) -> Seen:
    """What may be seen of the takings of an exhibition."""
    rows = list(takings)
    agreed = tuple(one for one in rows if one.said == AGREED)
    others = [one for one in rows if one.said == OTHER]
    is_shown = len(others) >= LEAST
    counted = frozenset(one.family_id for one in (*agreed, *(others if is_shown else ())))
    return Seen(agreed, len(others), sum(one.total_minor for one in others) if is_shown else None, counted)


def parts(rows: Iterable[tuple[Key, int, int]], of: Seen) -> Parts[Key]:
    """Takings by a key, from rows of the key, a family and halalas. A part with one to LEAST - 1 families that did not agree is
    told with the rest; where too few of them are in the rest, the smallest of the other parts joins it."""
    sums: defaultdict[Key, int] = defaultdict(int)
    others: defaultdict[Key, set[int]] = defaultdict(set)
    agreed = {one.family_id for one in of.agreed}
    for key, family_id, minor in rows:
        if family_id in of.counted:
            sums[key] += minor
            others[key] |= {family_id} - agreed
    hidden = {key for key in sums if 0 < len(others[key]) < LEAST}
    while hidden and len(joined(others, hidden)) < LEAST:
        hidden.add(min((key for key in sums if key not in hidden and others[key]), key=lambda key: sums[key]))
    shown = {key: minor for key, minor in sums.items() if key not in hidden}
    return Parts(shown, sum(sums[key] for key in hidden) if hidden else None)


def joined(sets: defaultdict[Key, set[int]], keys: Collection[Key]) -> set[int]:
    return set().union(*(sets[key] for key in keys))
