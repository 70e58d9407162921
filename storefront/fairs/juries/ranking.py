"""From points to places. Pure: plain values, no database. Points are whole, scores are hundredths of a point of 100."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

MOST_POINTS = 10
WHOLE = 100 * 100


@dataclass(frozen=True)
class Candidate:
    """An application as it is ranked; without a score where nobody gives one."""

    id: int
    category_id: int
    submitted_at: datetime
    score: int | None = None


def score_of(points: Sequence[Mapping[int, int]], weights: Mapping[int, int]) -> int | None:
    """The mean of what each juror gave: their points by criterion, each weighing what it weighs, of 100, in hundredths, rounded
    half up. Nothing where nobody gave any."""
    if not points:
        return None
    heaviest = sum(weights.values()) * MOST_POINTS * len(points)
    given = sum(weights[criterion] * one for by_criterion in points for criterion, one in by_criterion.items())
    return (given * WHOLE * 2 + heaviest) // (heaviest * 2)


def ranked(candidates: Sequence[Candidate]) -> list[Candidate]:
    """The best first; of equals, and where nobody gives points, who came first."""
    return sorted(candidates, key=lambda one: (-(one.score or 0), one.submitted_at, one.id))


def outcomes(
    in_order: Sequence[Candidate], *, places: int, quotas: Mapping[int, int], least: int | None
) -> dict[int, str]:
    """For each, by id, "offered" while there is a place and room in its sub-category, then "waitlisted"; "declined" below the
    least score (hundredths; None asks for none)."""
    free, room, found = places, dict(quotas), {}
    for one in in_order:
        if least is not None and (one.score or 0) < least:
            found[one.id] = "declined"
        elif free and room.get(one.category_id, 0):
            found[one.id] = "offered"
            free -= 1
            room[one.category_id] -= 1
        else:
            found[one.id] = "waitlisted"
    return found
