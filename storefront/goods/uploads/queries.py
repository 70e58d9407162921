"""Reading the pictures that wait for a product."""

from collections.abc import Sequence
from typing import NamedTuple

from sqlalchemy import case, func, select

from storefront.goods import catalogue
from storefront.goods.catalogue import MOST_PHOTOS
from storefront.goods.uploads.models import Upload
from storefront.goods.uploads.refusals import TooManyWait
from storefront.kernel.database import db
from storefront.kernel.refusals import NotValid

MOST_WAITING = 40  # of a family, on all its pages together


class Waiting(NamedTuple):
    """A family's pictures that wait on one page, in their order, and those that were left on others, the oldest first."""

    here: Sequence[Upload]
    left: Sequence[Upload]


class Room(NamedTuple):
    """How many more pictures may wait on a page, and what is said of one that is too many."""

    number: int
    refusal: NotValid


def on_page(family_id: int, form: str) -> Waiting:
    """The pictures that wait on a page of a family, and on its others; one query."""
    mine = select(Upload).where(Upload.family_id == family_id)
    found = db.session.scalars(mine.order_by(Upload.position, Upload.id)).all()
    left = sorted((one for one in found if one.form != form), key=lambda one: one.id)
    return Waiting([one for one in found if one.form == form], left)


def room(family_id: int, form: str) -> Room:
    """How many more pictures may wait on a page of a family: as many as a product may have, and no more than its pages may hold
    together."""
    counted = select(func.count(Upload.id), func.count(case((Upload.form == form, 1))))
    everywhere, here = db.session.execute(counted.where(Upload.family_id == family_id)).one()
    rest, at_all = MOST_PHOTOS - here, MOST_WAITING - everywhere
    refusal = catalogue.refusals.TooManyPhotos(most=MOST_PHOTOS) if rest <= at_all else TooManyWait()
    return Room(max(0, min(rest, at_all)), refusal)


def kept_keys(keys: Sequence[str]) -> frozenset[str]:
    """Those of the pictures' keys that wait for a product."""
    return frozenset(db.session.scalars(select(Upload.key).where(Upload.key.in_(keys))))
