"""What happens to the rules of commission."""

from dataclasses import dataclass

from storefront.kernel.facts import Fact


@dataclass(frozen=True)
class CommissionRuleSet(Fact):
    """Orders of these days will pay another commission (basis points); those before keep theirs."""

    rule_id: int
    scope: str
    basis_points: int
    by: int | None
    reason: str


@dataclass(frozen=True)
class CommissionRuleEnded(Fact):
    """The rule holds no longer; what it was for pays as if it had never been there."""

    rule_id: int
    by: int | None
    reason: str
