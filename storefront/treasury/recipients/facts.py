"""What happens to where families' money goes. Numbers of accounts never travel in a fact."""

from dataclasses import dataclass

from storefront.kernel.facts import Fact


@dataclass(frozen=True)
class PayoutAccountGiven(Fact):
    """A family said where its money is to go, for the first time or anew; the people of its desk are told."""

    family_id: int
    by: int | None
    again: bool
    at: str


@dataclass(frozen=True)
class PayoutsHeld(Fact):
    """Nothing is paid out to a family for now, or nothing of one sale ("parcel:12")."""

    family_id: int
    subject: str
    by: int | None
    reason: str


@dataclass(frozen=True)
class PayoutsReleased(Fact):
    """What was held up may be paid out again."""

    family_id: int
    subject: str
    by: int | None
