"""What happens to permanent markets."""

from dataclasses import dataclass

from storefront.kernel.facts import Fact


@dataclass(frozen=True)
class MarketChanged(Fact):
    """A market was entered or described otherwise, opened or closed; its units or product lines changed (`what` is of
    commands.CHANGES)."""

    market_id: int
    body_id: int
    what: str
    by: int | None
