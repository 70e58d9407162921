"""Where parcels are collected."""

from collections.abc import Collection

from sqlalchemy import and_, or_, select

from storefront.kernel.database import db
from storefront.trade.delivery import COLLECT, CollectionPoint, Spot
from storefront.trade.orders import Parcel, ParcelPoint


def meet_at(parcel: Parcel, point: Spot | None) -> None:
    """A new parcel is collected at this point; at home, or on no way to be collected, there is nothing to write."""
    if point and not point.is_home:
        db.session.add(ParcelPoint(parcel_id=parcel.id, point_id=point.id))


def points_of(parcels: Collection[Parcel]) -> dict[int, CollectionPoint]:
    """By parcel, the outlet or the stall where it is collected, or the hours at home of its family, if it has told any. One
    query; none when nothing is collected."""
    collected = [parcel.id for parcel in parcels if parcel.way == COLLECT]
    if not collected:
        return {}
    at_home = and_(
        ParcelPoint.point_id.is_(None),
        CollectionPoint.kind == "home",
        CollectionPoint.family_id == Parcel.family_id,
    )
    statement = (
        select(Parcel.id, CollectionPoint)
        .outerjoin(ParcelPoint, ParcelPoint.parcel_id == Parcel.id)
        .join(CollectionPoint, or_(CollectionPoint.id == ParcelPoint.point_id, at_home))
        .where(Parcel.id.in_(collected))
    )
    return {parcel_id: point for parcel_id, point in db.session.execute(statement)}


def point_of(parcel: Parcel) -> CollectionPoint | None:
    """The same of one parcel."""
    return points_of([parcel]).get(parcel.id)
