"""Reading the pictures that wait for a product."""

from collections.abc import Sequence

from sqlalchemy import func, select

from storefront.goods.catalogue import MOST_PHOTOS
from storefront.goods.uploads.models import Upload
from storefront.kernel.database import db


def of_family(family_id: int) -> Sequence[Upload]:
    """The pictures that wait for a family's next product, in their order."""
    mine = select(Upload).where(Upload.family_id == family_id)
    return db.session.scalars(mine.order_by(Upload.position, Upload.id)).all()


def room(family_id: int) -> int:
    """How many more pictures may wait."""
    there = db.session.scalar(select(func.count(Upload.id)).where(Upload.family_id == family_id)) or 0
    return max(0, MOST_PHOTOS - there)


def kept_keys(keys: Sequence[str]) -> frozenset[str]:
    """Those of the pictures' keys that wait for a product."""
    return frozenset(db.session.scalars(select(Upload.key).where(Upload.key.in_(keys))))
