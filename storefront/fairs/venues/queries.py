"""Reading venues."""

from collections.abc import Collection, Sequence

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from storefront.fairs.venues.models import Venue
from storefront.kernel.database import db
from storefront.kernel.refusals import NotFound


def get(venue_id: int) -> Venue:
    """A venue with its city; raises NotFound."""
    return of_bodies(venue_id)


def of_bodies(venue_id: int, body_ids: Collection[int] | None = None) -> Venue:
    """A venue of one of these bodies, or of any, with its city; raises NotFound."""
    statement = select(Venue).options(joinedload(Venue.city)).where(Venue.id == venue_id)
    if body_ids is not None:
        statement = statement.where(Venue.body_id.in_(body_ids))
    found = db.session.scalar(statement)
    if found is None:
        raise NotFound()
    return found


def of_body(body_id: int) -> Sequence[Venue]:
    """The venues of a body, by name; a few."""
    statement = select(Venue).options(joinedload(Venue.city)).where(Venue.body_id == body_id)
    return db.session.scalars(statement.order_by(Venue.name_ar, Venue.id)).all()
