"""Reading seasons."""

from collections.abc import Sequence

from sqlalchemy import select

from storefront.goods.seasons.models import Season
from storefront.kernel.database import db
from storefront.kernel.refusals import NotFound


def seasons() -> Sequence[Season]:
    """All seasons; a short list."""
    return db.session.scalars(select(Season).order_by(Season.id)).all()


def get(slug: str) -> Season:
    """The season at an address; raises NotFound."""
    found = db.session.scalar(select(Season).where(Season.slug == slug))
    if found is None:
        raise NotFound()
    return found
