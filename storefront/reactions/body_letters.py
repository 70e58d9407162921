"""Who comes to act for a body, and who no longer does, becomes a letter to them."""

from storefront.community import bodies
from storefront.reactions.letters import to_member


def officer_appointed(fact: bodies.OfficerAppointed) -> None:
    """They read for whom they act, and where that begins."""
    told("officer-changed", fact, acts=True)


def officer_dismissed(fact: bodies.OfficerDismissed) -> None:
    """They read that it is over; what they wrote stays the body's."""
    told("officer-changed", fact, acts=False)


def told(kind: str, fact: bodies.OfficerAppointed | bodies.OfficerDismissed, *, acts: bool) -> None:
    values = {"body_id": fact.body_id, "user_id": fact.user_id, "acts": acts}
    to_member(kind, fact.user_id, once=f"body:{fact.body_id}:{fact.user_id}:{fact.at}", values=values)
