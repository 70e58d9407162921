"""What happens to families."""

from dataclasses import dataclass

from storefront.kernel.facts import Fact


@dataclass(frozen=True)
class FamilyRegistered(Fact):
    family_id: int


@dataclass(frozen=True)
class FamilyActivated(Fact):
    """The family may sell from now on."""

    family_id: int
    by: int | None


@dataclass(frozen=True)
class FamilySuspended(Fact):
    """The family may not sell for now; its goods are not shown."""

    family_id: int
    by: int | None
    reason: str


@dataclass(frozen=True)
class FamilyShopChanged(Fact):
    """What cards and search print of the family has changed."""

    family_id: int
