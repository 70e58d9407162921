"""Seasons of the year that goods are made for, by the Hijri or the Gregorian calendar."""

from storefront.goods.seasons import refusals
from storefront.goods.seasons.commands import MOST_SHIFT, add_all, add_season, correct
from storefront.goods.seasons.facts import SeasonCorrected
from storefront.goods.seasons.models import Season
from storefront.goods.seasons.queries import get, get_by_id, seasons, year
from storefront.goods.seasons.turns import Turn, coming, nearest_turn, next_turn

__all__ = [
    "MOST_SHIFT",
    "Season",
    "SeasonCorrected",
    "Turn",
    "add_all",
    "add_season",
    "coming",
    "correct",
    "get",
    "get_by_id",
    "nearest_turn",
    "next_turn",
    "refusals",
    "seasons",
    "year",
]
