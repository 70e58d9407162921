"""A parcel that goes on or is called off answers the question about another date, and needs no day of making after the one on
which it is ready."""

from storefront.goods import making
from storefront.kernel import clock
from storefront.kernel.database import db
from storefront.trade import orders, proposals

MADE = ("ready", "handed_over")


def parcel_moved(fact: orders.ParcelMoved) -> None:
    """The old date holds, or nothing is to come: the days that were held for another are free again, and so are those on which
    goods that are ready were still to be made."""
    proposals.parcel_moved(fact.parcel_id, fact.after, fact.by)
    if fact.after in MADE:
        parcel = db.session.get_one(orders.Parcel, fact.parcel_id)
        making.give_back(f"order:{parcel.order_id}", family_id=parcel.family_id, after=clock.today())
