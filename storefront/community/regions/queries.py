"""Reading regions and cities. Both lists are short and never paged."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Row, select
from sqlalchemy.orm import joinedload

from storefront.community.regions.models import City, Region
from storefront.kernel.database import db
from storefront.kernel.memory import Memory
from storefront.kernel.refusals import NotFound


@dataclass(frozen=True)
class Atlas:
    """Regions and cities as plain rows, for pages that print them again and again."""

    regions: Sequence[Row[Any]]  # by code
    cities: Mapping[int, Row[Any]]  # by id, region by region
    by_slug: Mapping[str, Row[Any]]  # regions
    regions_by_id: Mapping[int, Row[Any]]


_atlas: Memory[Atlas] = Memory(most=1, seconds=60)


def atlas() -> Atlas:
    """Regions and cities from memory; a change of them shows within a minute."""
    return _atlas.get(db.engine, _read_atlas)


def place(city_id: int) -> tuple[Row[Any], Row[Any]]:
    """A city and its region from the atlas, also when the city was added a moment ago."""
    if city_id not in atlas().cities:
        _atlas.forget()
    city = atlas().cities[city_id]
    return city, atlas().regions_by_id[city.region_id]


def _read_atlas() -> Atlas:
    region, city = Region.__table__.c, City.__table__.c
    regions = db.session.execute(select(*region).order_by(region.code)).all()
    cities = db.session.execute(select(*city).order_by(city.region_id, city.id)).all()
    by_slug, by_id = {row.slug: row for row in regions}, {row.id: row for row in regions}
    return Atlas(regions, {row.id: row for row in cities}, by_slug, by_id)


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
