"""What happens to leases becomes letters: to the family that has one, was offered one, or is asked to take one over."""

from storefront.fairs import leases
from storefront.fairs.leases import LeaseChanged
from storefront.reactions.fair_letters import to_exhibitor

# what a family is written to about; what it did itself it knows
TOLD = ("lapsed", "suspended", "resumed", "agreed", "run_out", "after_notice", "transferred_to_successor", "taken_over")


def changed(fact: LeaseChanged) -> None:
    """The families it concerns read of it."""
    lease = leases.get(fact.lease_id)
    if fact.what == "offered":
        to_reader("lease-offered", fact, fact.family_id)
    elif fact.what == "named" and lease.successor_id is not None:
        to_reader("lease-news", fact, lease.successor_id)
    elif fact.what in TOLD or (fact.what == "noticed" and lease.notice_by == "manager"):
        to_reader("lease-news", fact, fact.family_id)


def to_reader(kind: str, fact: LeaseChanged, family_id: int) -> None:
    values = {"lease_id": fact.lease_id, "news": fact.what, "reason": fact.reason, "family_id": family_id}
    to_exhibitor(kind, family_id, once=f"lease:{fact.lease_id}:{fact.what}:{fact.at}", values=values)
