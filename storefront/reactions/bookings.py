"""What follows for money: a complete parcel's becomes the family's to be paid out, once nothing of it is on its way back; a
changed account stops what was planned to the old one."""

from storefront.kernel.actors import SYSTEM
from storefront.kernel.database import db
from storefront.trade import orders, returns
from storefront.treasury import payouts, recipients


def parcel_moved(fact: orders.ParcelMoved) -> None:
    """Nothing of a complete parcel can be given back any more, but for what its shopper has asked to."""
    if fact.after == "completed" and returns.open_request(fact.parcel_id) is None:
        orders.clear(fact.parcel_id)


def return_ended(fact: returns.ReturnAnswered | returns.GoodsTakenBack) -> None:
    """The family declined, or has its goods: what is left of a parcel that was complete meanwhile is the family's."""
    parcel = db.session.get_one(orders.Parcel, fact.parcel_id)
    if parcel.state == "completed" and returns.open_request(parcel.id) is None:
        orders.clear(parcel.id)


def account_given(fact: recipients.PayoutAccountGiven) -> None:
    """What was planned to an account that is not the family's any more waits for the next Sunday."""
    if fact.again:
        payouts.drop_planned(fact.family_id, SYSTEM, reason="account changed")
