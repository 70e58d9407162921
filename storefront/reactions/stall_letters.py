"""What happens to a family's stall, and what is to be done there, becomes a letter to it."""

from storefront.fairs import allocations, stall_stock
from storefront.reactions.fair_letters import to_exhibitor

TOLD = ("taken", "moved")  # what it did itself it knows; of a cancelled exhibition, and of a swap, it reads otherwise


def stall_given(fact: allocations.StallGiven) -> None:
    """The family reads where it stands, and when."""
    to_holder("stall-given", fact)


def stall_taken(fact: allocations.StallTaken) -> None:
    """It reads that it does not stand there any more."""
    if fact.why in TOLD:
        to_holder("stall-taken", fact)


def to_holder(kind: str, fact: allocations.StallGiven | allocations.StallTaken) -> None:
    values = {name: getattr(fact, name) for name in ("exhibition_id", "family_id", "stall", "dates")}
    to_exhibitor(kind, fact.family_id, once=f"{kind}:{fact.stall_id}:{fact.family_id}:{fact.at}", values=values)


def count_asked(fact: stall_stock.StallCountAsked) -> None:
    """It reads that what is left at its stall waits to be counted; once more two days later."""
    values = {"exhibition_id": fact.exhibition_id, "family_id": fact.family_id, "again": fact.again}
    once = f"stall-count:{fact.exhibition_id}:{fact.family_id}:{int(fact.again)}"
    to_exhibitor("stall-count", fact.family_id, once=once, values=values)
