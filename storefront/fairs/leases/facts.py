"""What happens to leases and to the line for them."""

from dataclasses import dataclass

from storefront.kernel.facts import Fact


@dataclass(frozen=True)
class LeaseChanged(Fact):
    """A lease was offered, signed, declined, ...: `what` is of commands.CHANGES; `at` is the moment, as ISO writes it;
    `reason` is for its family; `successor_id` is who was named then."""

    lease_id: int
    market_id: int
    family_id: int
    what: str
    at: str
    by: int | None
    reason: str = ""
    successor_id: int | None = None


@dataclass(frozen=True)
class WaitingChanged(Fact):
    """A family stands in the line for a unit of a market, or has left it (`what`: joined or left)."""

    market_id: int
    family_id: int
    what: str
    by: int | None
