"""What happens to the links that families pass on."""

from dataclasses import dataclass

from storefront.kernel.facts import Fact


@dataclass(frozen=True)
class ShareLinkMade(Fact):
    """A family has a link to pass on; `kind` is where it leads."""

    family_id: int
    code: str
    kind: str
    by: int | None


@dataclass(frozen=True)
class ShareLinkClosed(Fact):
    """It leads nobody to a basket any more, and counts nobody."""

    family_id: int
    code: str
    kind: str
    by: int | None


@dataclass(frozen=True)
class ShareLinkReopened(Fact):
    """It works as before."""

    family_id: int
    code: str
    kind: str
    by: int | None
