"""What follows for money: a complete parcel's becomes the family's to be paid out; a changed account stops what was
planned to the old one."""

from storefront.kernel.actors import SYSTEM
from storefront.trade import orders
from storefront.treasury import payouts, recipients


def parcel_moved(fact: orders.ParcelMoved) -> None:
    """Nothing of a complete parcel can be given back any more."""
    if fact.after == "completed":
        orders.clear(fact.parcel_id)


def account_given(fact: recipients.PayoutAccountGiven) -> None:
    """What was planned to an account that is not the family's any more waits for the next Sunday."""
    if fact.again:
        payouts.drop_planned(fact.family_id, SYSTEM, reason="account changed")
