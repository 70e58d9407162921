"""Adding a season. Done when a market is set up; doing it again changes nothing."""

import tomllib
from pathlib import Path
from typing import Any

from sqlalchemy import select

from storefront.goods.seasons import refusals
from storefront.goods.seasons.facts import SeasonCorrected
from storefront.goods.seasons.models import Season
from storefront.goods.seasons.queries import forget_year
from storefront.kernel.actors import Actor
from storefront.kernel.database import db
from storefront.kernel.facts import tell
from storefront.kernel.refusals import NotAllowed

MOST_SHIFT = 2  # days; months are 29 or 30 days long, so the sighting of the moon is seldom more than one away


def add_season(slug: str, **columns: Any) -> Season:
    """The season of this slug, made when it is missing; `columns` are those of the Season model."""
    known = db.session.scalar(select(Season).where(Season.slug == slug))
    if known:
        return known
    season = Season(slug=slug, **columns)
    db.session.add(season)
    db.session.flush()
    return season


def add_all() -> None:
    """The seasons of the market, from the list beside this module."""
    listed = tomllib.loads((Path(__file__).parent / "seasons.toml").read_text(encoding="utf-8"))
    for row in listed["season"]:
        add_season(**{"shift_days": 0, **row})


def correct(season: Season, shift_days: int, actor: Actor) -> None:
    """The moon was, or will be, sighted so many days later than reckoned; staff say so. Raises NotAllowed, ShiftIsNotValid."""
    if not actor.is_staff:
        raise NotAllowed()
    if abs(shift_days) > MOST_SHIFT:
        raise refusals.ShiftIsNotValid()
    if season.shift_days != shift_days:
        season.shift_days = shift_days
        db.session.flush()
        forget_year()
        tell(SeasonCorrected(season.id, shift_days, actor.user_id))
