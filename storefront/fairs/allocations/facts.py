"""What happens to stalls and the families in them."""

from dataclasses import dataclass

from storefront.kernel.facts import Fact


@dataclass(frozen=True)
class StallGiven(Fact):
    """A family stands in a stall on these days (ISO, by commas); `stall` is its number. `at` is the moment, as ISO writes it:
    the same can be given twice."""

    exhibition_id: int
    stall_id: int
    family_id: int
    stall: str
    dates: str
    at: str
    by: int | None


@dataclass(frozen=True)
class StallTaken(Fact):
    """It does not any more; `why` is one of: taken (by the organiser), left (by itself), swapped, moved (the day is none
    any more), withdrawn, cancelled."""

    exhibition_id: int
    stall_id: int
    family_id: int
    stall: str
    dates: str
    at: str
    why: str
    by: int | None
