"""Seasons of the year that goods are made for, by the Hijri or the Gregorian calendar."""

from storefront.goods.seasons.commands import add_all, add_season
from storefront.goods.seasons.models import Season
from storefront.goods.seasons.queries import get, seasons, year
from storefront.goods.seasons.turns import Turn, coming, next_turn

__all__ = ["Season", "Turn", "add_all", "add_season", "coming", "get", "next_turn", "seasons", "year"]
