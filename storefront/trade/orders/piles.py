"""What a family has to do with its parcels today: to answer, to make, to hand over; of each the few that are due first."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Subquery, case, func, select
from sqlalchemy.orm import contains_eager, joinedload

from storefront.goods import catalogue
from storefront.goods.catalogue import ProductPhoto
from storefront.kernel import clock
from storefront.kernel.database import db
from storefront.trade.orders.models import Order, OrderLine, Parcel

ANSWER, MAKE, HAND_OVER = "answer", "make", "hand_over"
PILES = {ANSWER: ("placed",), MAKE: ("accepted", "preparing"), HAND_OVER: ("ready",)}


@dataclass(frozen=True)
class Pile:
    """Parcels with something in common that is to be done: the first of them, with order, city, point and lines; how many
    there are in all, and how many of those are late."""

    parcels: Sequence[Parcel] = ()
    total: int = 0
    late: int = 0


@dataclass(frozen=True)
class Piles:
    """The piles by what is to be done, and the first pictures of the goods in them, by product id."""

    by_work: Mapping[str, Pile] = field(default_factory=dict)
    photos: Mapping[int, ProductPhoto] = field(default_factory=dict)

    def of(self, work: str) -> Pile:
        """One of them, which may be empty."""
        return self.by_work.get(work, Pile())


def of_family(family_id: int, *, most: int) -> Piles:
    """The first `most` confirmed parcels of each pile: those to answer by the hour in which the answer is due, the others by
    the promised day. One query."""
    ranked = _ranked(family_id)
    statement = (
        select(Parcel, ProductPhoto, ranked.c.work, ranked.c.total, ranked.c.late)
        .join(ranked, ranked.c.id == Parcel.id)
        .join(Parcel.lines)
        .outerjoin(ProductPhoto, ProductPhoto.id == catalogue.first_photo_of(OrderLine.product_id))
        .where(ranked.c.place <= most)
        .options(
            contains_eager(Parcel.lines),
            joinedload(Parcel.order).joinedload(Order.city),
            joinedload(Parcel.point),
        )
        .order_by(ranked.c.place, Parcel.id, OrderLine.id)
    )
    return _sorted(db.session.execute(statement.execution_options(populate_existing=True)).unique().all())


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


def _sorted(rows: Sequence[Any]) -> Piles:
    """The piles of what was read: a row for each parcel and picture."""
    found: dict[str, tuple[dict[int, Parcel], int, int]] = {}
    photos: dict[int, ProductPhoto] = {}
    for parcel, photo, work, total, late in rows:
        found.setdefault(work, ({}, total, int(late)))[0][parcel.id] = parcel
        if photo is not None:
            photos[photo.product_id] = photo
    piles = {work: Pile(list(parcels.values()), total, late) for work, (parcels, total, late) in found.items()}
    return Piles(piles, photos)
