"""Adding a region or a city. Done once, when a market is set up; doing it again changes nothing."""

from sqlalchemy import select

from storefront.community.regions.models import City, Region
from storefront.kernel.database import db


def add_region(*, code: str, slug: str, name_ar: str, name_en: str, courier_minor: int) -> Region:
    """The region with this ISO code, made when it is missing. The courier's flat fee is in halalas."""
    known = db.session.scalar(select(Region).where(Region.code == code))
    if known:
        return known
    region = Region(code=code, slug=slug, name_ar=name_ar, name_en=name_en, courier_minor=courier_minor)
    db.session.add(region)
    db.session.flush()
    return region


def add_city(region: Region, *, name_ar: str, name_en: str, latitude: float, longitude: float) -> City:
    """The city of this name in the region, made when it is missing."""
    known = db.session.scalar(select(City).where(City.region_id == region.id, City.name_ar == name_ar))
    if known:
        return known
    city = City(region_id=region.id, name_ar=name_ar, name_en=name_en, latitude=latitude, longitude=longitude)
    db.session.add(city)
    db.session.flush()
    return city
