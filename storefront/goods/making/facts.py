"""What happens to capacities."""

from dataclasses import dataclass

from storefront.kernel.facts import Fact


@dataclass(frozen=True)
class CapacitySetUp(Fact):
    """A family says how many pieces it makes in a day."""

    family_id: int
    capacity_id: int
    name: str
    pieces: int
    by: int | None


@dataclass(frozen=True)
class CapacityChanged(Fact):
    """A capacity is another; what was booked stays booked."""

    family_id: int
    capacity_id: int
    name: str
    pieces: int
    by: int | None


@dataclass(frozen=True)
class CapacityDropped(Fact):
    """Nothing new is booked in a capacity any more; its products are made without a limit."""

    family_id: int
    capacity_id: int
    name: str
    by: int | None
