"""Reading the files a family sent."""

from sqlalchemy import select

from storefront.goods import sheets
from storefront.goods.imports.commands import HOURS
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
    if found is None or (clock.now() - found.sent_at).total_seconds() > HOURS * 3600:
        raise NotFound()
    return found


def plan_of(file: GoodsFile) -> Plan:
    """What a file would do now; four questions however long it is."""
    return plan(sheets.unpacked(file.content), sheets.wares_of(file.family_id))
