"""Reading seasons."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Row, select

from storefront.goods.seasons.models import Season
from storefront.kernel.database import db
from storefront.kernel.memory import Memory
from storefront.kernel.refusals import NotFound


def seasons() -> Sequence[Season]:
    """All seasons; a short list."""
    return db.session.scalars(select(Season).order_by(Season.id)).all()


_year: Memory[Sequence[Row[Any]]] = Memory(most=1, seconds=60)


def year() -> Sequence[Row[Any]]:
    """All seasons as plain rows, from memory; a change of them shows within a minute."""
    columns = Season.__table__.c
    return _year.get(db.engine, lambda: db.session.execute(select(*columns).order_by(columns.id)).all())


def get(slug: str) -> Season:
    """The season at an address; raises NotFound."""
    found = db.session.scalar(select(Season).where(Season.slug == slug))
    if found is None:
        raise NotFound()
    return found


def get_by_id(season_id: int) -> Season:
    """A season by its id; raises NotFound."""
    found = db.session.get(Season, season_id)
    if found is None:
        raise NotFound()
    return found


def forget_year() -> None:
    """What is remembered of the year is read anew."""
    _year.forget()
