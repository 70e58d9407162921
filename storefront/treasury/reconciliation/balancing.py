"""What a provider says it holds for us beside what the ledger says it holds: pure, by currency."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from storefront.treasury.reconciliation.comparing import Books, OnItsWay


@dataclass(frozen=True)
class Balance:
    """Two balances of one moment, in minor units, and what is known of their difference: how much more the provider has
    by what is on its way, and by the differences that were found."""

    currency: str
    theirs_minor: int
    ours_minor: int
    on_its_way_minor: int
    found_minor: int

    @property
    def unexplained_minor(self) -> int:
        """What no movement explains."""
        return self.theirs_minor - self.ours_minor - self.on_its_way_minor - self.found_minor


def balances(theirs: Mapping[str, int], books: Books, on_its_way: Iterable[OnItsWay]) -> list[Balance]:
    """One for each currency either has something of."""
    ours, differing, waiting = books.held, Counter[str](), Counter[str]()
    for pair in books.pairs:
        differing[pair.currency] += pair.net_minor
    for one in on_its_way:
        waiting[one.currency] += one.amount_minor
    return [
        Balance(
            currency,
            theirs.get(currency, 0),
            ours.get(currency, 0),
            waiting[currency],
            differing[currency] - waiting[currency],
        )
        for currency in sorted({*theirs, *ours, *differing})
        if theirs.get(currency) or ours.get(currency) or differing[currency]
    ]
