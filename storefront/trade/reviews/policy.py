"""Who may review what, and under which name. Pure."""

ABLE = frozenset({"completed"})  # the days for returning are over, so the word is the last one on these goods
LEADING = frozenset(
    {"أم", "أبو", "ام", "ابو", "عبد", "آل", "بنت", "ابن", "umm", "um", "abu", "abdul", "al", "bint", "ibn"}
)


def may_review(state: str) -> bool:
    """Whether goods of a parcel in this state can be reviewed (DOMAIN 5.3: only of completed ones)."""
    return state in ABLE


def public_name(contact_name: str) -> str:
    """What of a shopper's name stands under their words: the first name, with what leads it ("أم فهد", "عبد الله")."""
    parts = contact_name.split()
    first = next((place for place, part in enumerate(parts) if part.lower() not in LEADING), len(parts) - 1)
    return " ".join(parts[: first + 1])
