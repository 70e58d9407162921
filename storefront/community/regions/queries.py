"""Reading regions and cities. Both lists are short and never paged."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from storefront.community.regions.models import City, Region
from storefront.kernel.database import db
from storefront.kernel.refusals import NotFound


def regions() -> Sequence[Region]:
    """All regions, by code."""
    return db.session.scalars(select(Region).order_by(Region.code)).all()


def region_of_slug(slug: str) -> Region:
    """The region of this address; raises NotFound."""
    found = db.session.scalar(select(Region).where(Region.slug == slug))
    if found is None:
        raise NotFound()
    return found


def cities() -> Sequence[City]:
    """All cities with their regions, region by region."""
    statement = select(City).options(joinedload(City.region)).order_by(City.region_id, City.id)
    return db.session.scalars(statement).all()


def city(city_id: int) -> City:
    """The city with this id and its region; raises NotFound."""
    found = find_city(city_id)
    if found is None:
        raise NotFound()
    return found


def find_city(city_id: int) -> City | None:
    """The city with this id and its region, if there is one."""
    return db.session.scalar(select(City).options(joinedload(City.region)).where(City.id == city_id))
