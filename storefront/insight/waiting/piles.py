"""What a family has to do with its parcels today: to answer, to make, to hand over; of each the few that are due first."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Subquery, case, func, select
from sqlalchemy.orm import joinedload

from storefront.kernel import clock
from storefront.kernel.database import db
from storefront.trade.orders import Order, OrderLine, Parcel

ANSWER, MAKE, HAND_OVER = "answer", "make", "hand_over"
PILES = {ANSWER: ("placed",), MAKE: ("accepted", "preparing"), HAND_OVER: ("ready",)}


@dataclass(frozen=True)
class Pile:
    """Parcels of which the same is to be done: the first of them, with order, city, point, lines and their pictures; how many
    there are in all, and how many of those are late."""

    parcels: Sequence[Parcel] = ()
    total: int = 0
    late: int = 0


def of_family(family_id: int, *, most: int) -> Mapping[str, Pile]:
    """The first `most` confirmed parcels of each pile: those to answer by the hour in which the answer is due, the others by
    the promised day. One query."""
    ranked = _ranked(family_id)
    statement = (
        select(Parcel, ranked.c.work, ranked.c.total, ranked.c.late)
        .join(ranked, ranked.c.id == Parcel.id)
        .where(ranked.c.place <= most)
        .options(
            joinedload(Parcel.lines).joinedload(OrderLine.photo),
            joinedload(Parcel.order).joinedload(Order.city),
            joinedload(Parcel.point),
        )
        .order_by(ranked.c.place, Parcel.id)
    )
    found = dict.fromkeys(PILES, Pile())
    for parcel, work, total, late in db.session.execute(statement).unique():
        found[work] = Pile((*found[work].parcels, parcel), total, int(late))
    return found


def _ranked(family_id: int) -> Subquery:
    """The parcels of all piles by id: which pile it is, the place in it, and how many the pile has."""
    work = case(*((Parcel.state.in_(states), name) for name, states in PILES.items()), else_="")
    answer_by = case((Parcel.state == "placed", Parcel.accept_by))
    is_late = case((Parcel.promised_on < clock.today(), 1), else_=0)
    states = [state for of_one in PILES.values() for state in of_one]
    return (
        select(
            Parcel.id,
            work.label("work"),
            func.row_number()
            .over(partition_by=work, order_by=(answer_by, Parcel.promised_on, Parcel.id))
            .label("place"),
            func.count().over(partition_by=work).label("total"),
            func.sum(is_late).over(partition_by=work).label("late"),
        )
        .join(Order, Order.id == Parcel.order_id)
        .where(Parcel.family_id == family_id, Parcel.state.in_(states), Order.confirmed_at.is_not(None))
        .subquery()
    )
