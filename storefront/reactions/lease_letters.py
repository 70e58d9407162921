"""What happens to leases becomes letters: to the owners of the family that has one, was offered one, is asked to take one over,
or is not asked any more."""

from storefront.fairs import leases
from storefront.fairs.leases import LeaseChanged
from storefront.reactions.fair_letters import to_exhibitor

# what a family is written to about; what it did itself it knows, but for the end of its lease
TOLD = (
    *("lapsed", "noticed", "suspended", "resumed", "agreed", "turned_down", "run_out", "after_notice"),
    *("transferred_to_successor", "taken_over"),
)


def changed(fact: LeaseChanged) -> None:
    """The families it concerns read of it."""
    if fact.what == "offered":
        to_reader("lease-offered", fact, fact.family_id)
    elif fact.what in ("named", "unnamed") and fact.successor_id is not None:
        to_reader("lease-news", fact, fact.successor_id)
    elif fact.what in TOLD:
        to_reader("lease-news", fact, fact.family_id)


def to_reader(kind: str, fact: LeaseChanged, family_id: int) -> None:
    by_family = fact.what == "noticed" and leases.get(fact.lease_id).notice_by == "family"
    values = {
        "lease_id": fact.lease_id,
        "news": "noticed_by_family" if by_family else fact.what,
        "reason": "" if by_family else fact.reason,
        "family_id": family_id,
    }
    once = f"lease:{fact.lease_id}:{fact.what}:{fact.at}"
    to_exhibitor(kind, family_id, once=once, values=values, only_owners=True)
