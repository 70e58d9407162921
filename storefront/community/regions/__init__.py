"""Regions and cities: where families live and where parcels go."""

from storefront.community.regions.commands import add_all, add_city, add_region
from storefront.community.regions.models import City, Region
from storefront.community.regions.queries import cities, city, find_city, region_of_slug, regions

__all__ = [
    "City",
    "Region",
    "add_all",
    "add_city",
    "add_region",
    "cities",
    "city",
    "find_city",
    "region_of_slug",
    "regions",
]
