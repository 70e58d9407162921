"""Where parcels are collected."""

from collections.abc import Collection

from sqlalchemy import select

from storefront.kernel.database import db
from storefront.trade.delivery import COLLECT, CollectionPoint, Spot
from storefront.trade.meeting.models import ParcelPoint
from storefront.trade.orders import Parcel


def meet_at(parcel: Parcel, point: Spot | None) -> None:
    """A new parcel is collected at this point; at home, or on no way to be collected, there is nothing to write."""
    if point and not point.is_home:
        db.session.add(ParcelPoint(parcel_id=parcel.id, point_id=point.id))


def points_of(parcels: Collection[Parcel]) -> dict[int, CollectionPoint]:
    """By parcel, the outlet or the stall where it is collected, or the hours at home of its family, if it has told any. Two
    queries; none when nothing is collected."""
    collected = [parcel for parcel in parcels if parcel.way == COLLECT]
    if not collected:
        return {}
    named = (
        select(ParcelPoint.parcel_id, CollectionPoint)
        .join(CollectionPoint, CollectionPoint.id == ParcelPoint.point_id)
        .where(ParcelPoint.parcel_id.in_([parcel.id for parcel in collected]))
    )
    found: dict[int, CollectionPoint] = {parcel_id: point for parcel_id, point in db.session.execute(named)}
    families = {parcel.family_id for parcel in collected if parcel.id not in found}
    at_home = (CollectionPoint.kind == "home", CollectionPoint.family_id.in_(families))
    homes = {home.family_id: home for home in db.session.scalars(select(CollectionPoint).where(*at_home))}
    rest = (parcel for parcel in collected if parcel.id not in found and parcel.family_id in homes)
    return {**found, **{parcel.id: homes[parcel.family_id] for parcel in rest}}


def point_of(parcel: Parcel) -> CollectionPoint | None:
    """The same of one parcel."""
    return points_of([parcel]).get(parcel.id)
