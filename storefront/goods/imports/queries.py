"""Reading the files a family sent."""

from collections.abc import Sequence

from sqlalchemy import select

from storefront.goods import sheets
from storefront.goods.imports.commands import HOURS, UNDER_WAY
from storefront.goods.imports.entries import Plan
from storefront.goods.imports.models import GoodsFile
from storefront.goods.imports.planning import plan
from storefront.kernel import clock
from storefront.kernel.database import db
from storefront.kernel.refusals import NotFound


def get(family_id: int, file_id: int) -> GoodsFile:
    """A file of this family that is not forgotten; raises NotFound for another family's."""
    mine = select(GoodsFile).where(GoodsFile.id == file_id, GoodsFile.family_id == family_id)
    found = db.session.scalar(mine)
    if found is None or (is_old(found) and not found.is_under_way):
        raise NotFound()
    return found


def is_old(file: GoodsFile) -> bool:
    return (clock.now() - (file.done_at or file.sent_at)).total_seconds() > HOURS * 3600


def under_way() -> Sequence[int]:
    """The files families said yes to that are not done, the oldest yes first."""
    return db.session.scalars(
        select(GoodsFile.id).where(UNDER_WAY).order_by(GoodsFile.confirmed_at, GoodsFile.id)
    ).all()


def plan_of(file: GoodsFile) -> Plan:
    """What a file would do now; four questions however long it is."""
    return plan(sheets.unpacked(file.content), sheets.wares_of(file.family_id))
