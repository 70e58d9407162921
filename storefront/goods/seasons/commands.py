"""Adding a season. Done when a market is set up; doing it again changes nothing."""

import tomllib
from pathlib import Path
from typing import Any

from sqlalchemy import select

from storefront.goods.seasons.models import Season
from storefront.kernel.database import db


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
