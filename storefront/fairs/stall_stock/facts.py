"""What happens to goods at stalls. Single sales are told by whoever sells."""

from dataclasses import dataclass

from storefront.kernel.facts import Fact


@dataclass(frozen=True)
class FairGoodsChosen(Fact):
    """A family says what it brings to an exhibition: so many products now."""

    exhibition_id: int
    family_id: int
    products: int
    by: int | None


@dataclass(frozen=True)
class StallGoodsMoved(Fact):
    """So much of a variant (pieces, or grams of its product) went to the stall (`way`: moved_in) or home (moved_home)."""

    exhibition_id: int
    family_id: int
    variant_id: int
    way: str
    amount: int
    by: int | None


@dataclass(frozen=True)
class StallCountAsked(Fact):
    """The exhibition is over and something is at the stall: the family is asked to count it, or is asked `again`."""

    exhibition_id: int
    family_id: int
    again: bool


@dataclass(frozen=True)
class StallCounted(Fact):
    """A family counted what was left at its stall; `home` of it, pieces and grams together, are free on the web again, and
    `missing` are not there."""

    exhibition_id: int
    family_id: int
    home: int
    missing: int
    by: int | None
