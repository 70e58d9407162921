"""What happens in the books that others follow."""

from dataclasses import dataclass

from storefront.kernel.facts import Fact


@dataclass(frozen=True)
class CashHandedIn(Fact):
    """The courier handed in cash (halalas) of what it had taken at doors."""

    amount_minor: int
