"""Whose word about cash counts until when. Pure: a loaded refund in, yes or no out."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from storefront.trade import orders
from storefront.trade.orders import Parcel
from storefront.treasury.payments import FAMILY, Refund

OPEN = ("asked", "failed")  # of a refund that a family is to give
DENY_DAYS = 7  # in which a shopper may say that a family did not give what it says it gave


def may_deny(refund: Refund, now: datetime) -> bool:
    """Whether a shopper may still say that this cash never came; not once the office has looked into it."""
    if (refund.state, refund.way, refund.trouble) != ("done", FAMILY, "") or refund.done_at is None:
        return False
    return now <= refund.done_at + timedelta(days=DENY_DAYS)


def is_open(refund: Refund) -> bool:
    """Whether cash in a family's hand has still to reach its shopper, or is said not to have."""
    return refund.way == FAMILY and refund.state in OPEN


def knows_shopper(parcel: Parcel, refunds: Iterable[Refund]) -> bool:
    """Whether a family and its shopper see how to reach each other: as long as the parcel says so, and beyond it while cash of
    it (`refunds`) is to be given back."""
    return parcel.state in orders.policy.KNOWS_SHOPPER or any(is_open(refund) for refund in refunds)
