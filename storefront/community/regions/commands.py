"""Adding a region or a city. Done once, when a market is set up; doing it again changes nothing."""

from pathlib import Path

from sqlalchemy import select

from storefront.community.regions.models import City, Region
from storefront.kernel import governed, money
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


def add_all() -> None:
    """Every region and city of the kingdom, from the tables beside this module. City points: GeoNames, CC BY 4.0."""
    known = {}
    for row in table("regions.csv"):
        known[row["code"]] = add_region(
            code=row["code"],
            slug=row["slug"],
            name_ar=row["name_ar"],
            name_en=row["name_en"],
            courier_minor=money.parse_riyals(row["courier_riyals"]),
        )
    for row in table("cities.csv"):
        add_city(
            known[row["region"]],
            name_ar=row["name_ar"],
            name_en=row["name_en"],
            latitude=float(row["latitude"]),
            longitude=float(row["longitude"]),
        )


def table(file: str) -> list[dict[str, str]]:
    """The rows of a table beside this module."""
    return governed.table(Path(__file__).parent / file)
