"""Reading bodies: the register, one of them, who acts for it, those somebody acts for."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from storefront.community.accounts import User
from storefront.community.bodies.models import Body, BodyOfficer
from storefront.kernel.database import db
from storefront.kernel.refusals import NotFound


@dataclass(frozen=True)
class Officer:
    """Somebody who acts for a body, as pages need them."""

    user_id: int
    name: str
    email: str
    appointed_at: datetime


def bodies() -> Sequence[Body]:
    """The register, by region and name; some dozens."""
    return db.session.scalars(select(Body).order_by(Body.region_id, Body.name_ar, Body.id)).all()


def get(body_id: int) -> Body:
    """A body; raises NotFound."""
    found = db.session.get(Body, body_id)
    if found is None:
        raise NotFound()
    return found


def of_slug(slug: str) -> Body:
    """The body at an address; raises NotFound."""
    found = db.session.scalar(select(Body).where(Body.slug == slug))
    if found is None:
        raise NotFound()
    return found


def those_of(user_id: int) -> frozenset[int]:
    """The bodies somebody acts for, by id; those that were closed are none."""
    mine = select(BodyOfficer.body_id).join(Body, Body.id == BodyOfficer.body_id)
    return frozenset(db.session.scalars(mine.where(BodyOfficer.user_id == user_id, Body.closed_at.is_(None))))


def of_officer(user_id: int) -> Sequence[Body]:
    """The same with their names, by name."""
    mine = select(Body).join(BodyOfficer, BodyOfficer.body_id == Body.id).where(BodyOfficer.user_id == user_id)
    return db.session.scalars(mine.where(Body.closed_at.is_(None)).order_by(Body.name_ar, Body.id)).all()


def officers_of(body_id: int) -> Sequence[Officer]:
    """Who acts for a body, longest first."""
    rows = (
        select(User.id, User.name, User.email, BodyOfficer.appointed_at)
        .join(BodyOfficer, BodyOfficer.user_id == User.id)
        .where(BodyOfficer.body_id == body_id)
        .order_by(BodyOfficer.appointed_at, User.id)
    )
    return [Officer(*row) for row in db.session.execute(rows)]
