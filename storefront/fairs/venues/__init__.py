"""Venues: where exhibitions are held, as the body that enters one describes it."""

from storefront.fairs.venues import refusals
from storefront.fairs.venues.commands import FACILITIES, MOST_ABOUT, MOST_NAME, MOST_PLACE, VenueWords, change, enter
from storefront.fairs.venues.facts import VenueChanged
from storefront.fairs.venues.models import Venue
from storefront.fairs.venues.queries import get, of_bodies, of_body

__all__ = [
    "FACILITIES",
    "MOST_ABOUT",
    "MOST_NAME",
    "MOST_PLACE",
    "Venue",
    "VenueChanged",
    "VenueWords",
    "change",
    "enter",
    "get",
    "of_bodies",
    "of_body",
    "refusals",
]
