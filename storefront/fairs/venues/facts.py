"""What happens to venues."""

from dataclasses import dataclass

from storefront.kernel.facts import Fact


@dataclass(frozen=True)
class VenueChanged(Fact):
    """A venue was entered, or is described otherwise; whoever is to come must know when it `moved`."""

    venue_id: int
    body_id: int
    moved: bool
    by: int | None
