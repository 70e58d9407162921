"""What happens at a till."""

from dataclasses import dataclass

from storefront.kernel.facts import Fact


@dataclass(frozen=True)
class TillSold(Fact):
    """A family sold something at its stall. `state` is to_settle where less was there than was sold."""

    exhibition_id: int
    family_id: int
    sale_id: int
    total_minor: int
    method: str
    state: str
    by: int | None


@dataclass(frozen=True)
class TillSaleSettled(Fact):
    """More was at a stall than its count said: what was sold there is booked now."""

    exhibition_id: int
    family_id: int
    sale_id: int
    by: int | None


@dataclass(frozen=True)
class TillSaleVoided(Fact):
    """A sale at a stall was undone, its goods are back there."""

    exhibition_id: int
    family_id: int
    sale_id: int
    total_minor: int
    reason: str
    by: int | None


@dataclass(frozen=True)
class TillCounted(Fact):
    """A family counted the cash of a day; `difference_minor` is more than there should be, or less than nothing."""

    exhibition_id: int
    family_id: int
    difference_minor: int
    by: int | None
