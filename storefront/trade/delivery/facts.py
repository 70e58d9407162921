"""What happens to the ways of handing over."""

from dataclasses import dataclass

from storefront.kernel.facts import Fact


@dataclass(frozen=True)
class HandoverChanged(Fact):
    """A family brings its goods elsewhere or for another fee, or they are collected elsewhere."""

    family_id: int
    by: int | None
