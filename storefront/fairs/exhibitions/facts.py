"""What happens to exhibitions."""

from dataclasses import dataclass

from storefront.kernel.facts import Fact


@dataclass(frozen=True)
class ExhibitionDrafted(Fact):
    """A body begins to prepare one; nobody else sees it."""

    exhibition_id: int
    body_id: int
    by: int | None


@dataclass(frozen=True)
class ExhibitionEdited(Fact):
    """It is described otherwise."""

    exhibition_id: int
    body_id: int
    by: int | None


@dataclass(frozen=True)
class ExhibitionDropped(Fact):
    """A draft was thrown away."""

    exhibition_id: int
    body_id: int
    by: int | None


@dataclass(frozen=True)
class ExhibitionMoved(Fact):
    """One that was announced has other days (the first and the last, as ISO dates)."""

    exhibition_id: int
    body_id: int
    first: str
    last: str
    by: int | None


@dataclass(frozen=True)
class ExhibitionStepped(Fact):
    """It went on to another state; `reason` is what everybody reads of a postponement or an end. `resumed`: it had been
    postponed."""

    exhibition_id: int
    body_id: int
    state: str
    by: int | None
    reason: str = ""
    resumed: bool = False
