"""What may be given back, and until when. Pure: plain values in, yes or no out."""

from datetime import datetime, timedelta

from storefront.goods.taxonomy import CAN_CHANGE_MIND
from storefront.trade import orders

AT_DOOR = "at_door"  # the kind of a return of what was not taken at the door: done as soon as it is said
FORGOTTEN_DAYS = 30  # after which a return that nobody finishes holds the family's money up no longer


def may_return(state: str, return_class: str, kind: str, reached_at: datetime | None, now: datetime) -> bool:
    """Within seven days of receipt: unused goods of a class that allows it; a defect may be claimed for every class."""
    if (
        state not in orders.REACHED
        or reached_at is None
        or now > reached_at + timedelta(days=orders.policy.RETURN_DAYS)
    ):
        return False
    return kind == "defect" or return_class in CAN_CHANGE_MIND


def gives_delivery_back(kind: str, is_whole: bool) -> bool:
    """Whether what bringing it cost goes back too: when all of it was faulty."""
    return is_whole and kind == "defect"


def sells_again(kind: str) -> bool:
    """Whether goods given back for this reason go on sale again when their family says nothing else."""
    return kind != "defect"
