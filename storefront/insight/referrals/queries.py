"""Reading what came of links, however many, in one question. Only the family's own part of an order counts."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, case, func, select
from sqlalchemy.orm import joinedload

from storefront.kernel.database import db
from storefront.kernel.paging import PAGE_SIZE, Page
from storefront.trade.orders import BY_FAMILY, CALLED_OFF, Order, Parcel

SOLD = Parcel.items_minor - case(
    (Parcel.discount_by == BY_FAMILY, Parcel.discount_minor), else_=0
)  # see Parcel.sold_minor


@dataclass(frozen=True)
class Brought:
    """Orders of a family's goods that came by a link and were not called off; how many of them were their shopper's first;
    what the goods were sold for (halalas), before anything was given back."""

    orders: int = 0
    firsts: int = 0
    sold_minor: int = 0


NOTHING = Brought()


def by_link(family_id: int, codes: Sequence[str]) -> Mapping[str, Brought]:
    """What came of some links of a family, by their codes; nothing of those by which nobody ordered."""
    firsts = func.sum(case((Parcel.is_first, 1), else_=0))
    statement = (
        select(Order.share_code, func.count(Parcel.id), firsts, func.sum(SOLD))
        .join(Parcel, Parcel.order_id == Order.id)
        .where(Order.share_code.in_(codes), *counted(family_id))
        .group_by(Order.share_code)
    )
    return {
        code or "": Brought(int(count), int(first), int(sold))
        for code, count, first, sold in db.session.execute(statement)
    }


def orders_by(family_id: int, code: str, *, number: int = 1) -> Page[Parcel]:
    """A page of the family's parts of the orders that came by a link, with the orders, the newest first."""
    came = (Order.share_code == code, *counted(family_id))
    total = db.session.scalar(select(func.count(Parcel.id)).join(Order, Order.id == Parcel.order_id).where(*came)) or 0
    newest = (
        select(Parcel)
        .join(Order, Order.id == Parcel.order_id)
        .where(*came)
        .options(joinedload(Parcel.order))
        .order_by(Parcel.id.desc())
    )
    return Page(db.session.scalars(newest.limit(PAGE_SIZE).offset(PAGE_SIZE * (number - 1))).all(), number, total)


def counted(family_id: int) -> tuple[ColumnElement[bool], ...]:
    """The parcels of a family that its desk shows and that were not called off."""
    return (Parcel.family_id == family_id, Parcel.state.not_in(CALLED_OFF), Order.confirmed_at.is_not(None))
