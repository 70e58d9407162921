"""Regions and cities: where families live and where parcels go."""

from storefront.community.regions.commands import add_all, add_city, add_region
from storefront.community.regions.models import City, Region
from storefront.community.regions.queries import Atlas, atlas, cities, city, find_city, place, region_of_slug, regions

__all__ = [
    "Atlas",
    "City",
    "Region",
    "add_all",
    "add_city",
    "add_region",
    "atlas",
    "cities",
    "city",
    "find_city",
    "place",
    "region_of_slug",
    "regions",
]
