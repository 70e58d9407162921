"""Another date that is proposed: a parcel of cakes that are made in limited numbers, the day, and the family's word."""

from datetime import date
from typing import Any

from storefront.goods import making
from storefront.kernel.database import db
from storefront.trade import orders, proposals
from storefront.trade.orders import Parcel
from storefront.trade.proposals import DateProposal
from tests.builders.community import desk
from tests.builders.making import a_cake, a_capacity, in_days
from tests.builders.trade import an_order, bring_to, heard, the_parcel

WHY = "الفرن في الصيانة"


def a_cake_parcel(*, state: str = "", pieces: int = 2, a_day: int = 3, **order: Any) -> tuple[Parcel, making.Capacity]:
    """A parcel of so many cakes to be collected, of which its family makes so many a day; brought to a state."""
    cake = a_cake()
    capacity = a_capacity(cake, pieces=a_day)
    parcel = the_parcel(an_order((cake, pieces), way="collect", **order))
    heard()
    return (bring_to(parcel, state) if state else parcel), capacity


def propose(parcel: Parcel, days: int = 5) -> DateProposal:
    """The family asks for the day so many days from now."""
    proposal = proposals.propose(parcel, desk(parcel.family), day=in_days(days), reason=WHY)
    heard()
    return proposal


def promised(parcel: Parcel) -> date:
    """The day a parcel is promised for, as the database has it."""
    db.session.refresh(parcel, ["promised_on", "state", "state_at", "accept_by", "released_at"])
    return parcel.promised_on


def as_shopper(parcel: Parcel) -> Parcel:
    """The parcel as its shopper's page has it."""
    return orders.get_parcel(parcel.id)
