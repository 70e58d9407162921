"""What happens to proposed dates."""

from dataclasses import dataclass

from storefront.kernel.facts import Fact


@dataclass(frozen=True)
class DateProposed(Fact):
    """A family asks its shopper for another date; `day` as ISO writes it."""

    proposal_id: int
    parcel_id: int
    day: str
    by: int | None
    reason: str


@dataclass(frozen=True)
class DateDecided(Fact):
    """How a proposal ended: agreed, refused, expired or withdrawn; `day` is the one that holds now. `with_step`: the parcel
    took a step with it, which is told by itself."""

    proposal_id: int
    parcel_id: int
    outcome: str
    day: str
    by: int | None
    with_step: bool = False
