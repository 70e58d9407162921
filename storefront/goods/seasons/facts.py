"""What happens to seasons."""

from dataclasses import dataclass

from storefront.kernel.facts import Fact


@dataclass(frozen=True)
class SeasonCorrected(Fact):
    """It begins so many days later than it is reckoned, or earlier; what follows it moves."""

    season_id: int
    shift_days: int
    by: int | None
