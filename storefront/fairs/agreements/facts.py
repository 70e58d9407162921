"""What happens to agreements."""

from dataclasses import dataclass

from storefront.kernel.facts import Fact


@dataclass(frozen=True)
class FiguresAgreed(Fact):
    """A family agrees that the organiser of an exhibition sees what it sold there."""

    exhibition_id: int
    family_id: int
    by: int | None


@dataclass(frozen=True)
class FiguresWithdrawn(Fact):
    """It does not agree any more."""

    exhibition_id: int
    family_id: int
    by: int | None
