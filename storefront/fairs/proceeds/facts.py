"""What happens to transfers to organisers."""

from dataclasses import dataclass

from storefront.kernel.facts import Fact


@dataclass(frozen=True)
class OrganiserPayoutPlanned(Fact):
    """So many halalas are to be sent to who publishes an exhibition."""

    exhibition_id: int
    body_id: int
    amount_minor: int
    by: int | None


@dataclass(frozen=True)
class OrganiserPayoutEnded(Fact):
    """They were sent (paid), or are not to be (dropped)."""

    exhibition_id: int
    body_id: int
    amount_minor: int
    after: str
    by: int | None
