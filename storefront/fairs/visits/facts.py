"""What happens around visits. None of it names anybody."""

from dataclasses import dataclass

from storefront.kernel.facts import Fact


@dataclass(frozen=True)
class VisitStepped(Fact):
    """Somebody says that they come, comes on another day, does not come, or is in; `state` is that of the visit now."""

    visit_id: int
    exhibition_id: int
    state: str
    people: int
    by: int | None


@dataclass(frozen=True)
class VisitorTold(Fact):
    """A visitor is to be written to: with the ticket, of what changed, of tomorrow (`why`); `turn` tells one time from
    another."""

    visit_id: int
    why: str
    turn: str


@dataclass(frozen=True)
class PeopleCounted(Fact):
    """So many people went in without a ticket, or that was taken back."""

    exhibition_id: int
    people: int
    by: int | None


@dataclass(frozen=True)
class VisitorsForgotten(Fact):
    """The names of a day are gone; so many visits."""

    exhibition_id: int
    visits: int
