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
class ShopClosed(Fact):
    """A shop that was open is closed for good, by its owner, or by the office with a reason."""

    family_id: int
    by: int | None
    reason: str


@dataclass(frozen=True)
class FamilyShopChanged(Fact):
    """What cards and search print of the family has changed."""

    family_id: int
    by: int | None = None


@dataclass(frozen=True)
class FamilyBegun(Fact):
    """Somebody began to register a family."""

    family_id: int
    by: int | None


@dataclass(frozen=True)
class FamilySubmitted(Fact):
    """A family has told everything and asks to sell; `again` after the office had asked something."""

    family_id: int
    by: int | None
    again: bool


@dataclass(frozen=True)
class FamilyAsked(Fact):
    """The office asks a family something before it decides."""

    family_id: int
    question_id: int
    by: int | None


@dataclass(frozen=True)
class FamilyVerified(Fact):
    """What the family told is so; its shop is opened another day."""

    family_id: int
    by: int | None


@dataclass(frozen=True)
class FamilyClosed(Fact):
    """The family does not sell and will not; a registration was declined, or given up by its own people."""

    family_id: int
    by: int | None
    reason: str
    given_up: bool
