"""Keeping a file that a family sent, until it says yes to what it has seen. Carrying it out is in carrying.py."""

from datetime import timedelta

from sqlalchemy import and_, delete, func, select

from storefront.community.families import Family
from storefront.goods import sheets
from storefront.goods.imports import refusals
from storefront.goods.imports.entries import Plan, Step
from storefront.goods.imports.models import GoodsFile
from storefront.goods.sheets import Table
from storefront.kernel import clock, table_files, wording
from storefront.kernel.actors import Actor
from storefront.kernel.database import NAME_LENGTH, db
from storefront.kernel.refusals import NotAllowed

HOURS = 24
MOST_WAITING = 5  # files of one family; the oldest goes when another comes
HEAD = 150  # lines above and between the goods that say nothing of them
UNDER_WAY = and_(GoodsFile.confirmed_at.is_not(None), GoodsFile.done_at.is_(None))


def table_in(data: bytes) -> Table:
    """The goods in a file. Raises what kernel/table_files raises, and HeadingsAreMissing, HeadingIsTwice, NoRows,
    TooManyRows."""
    return sheets.table_of(table_files.read(data, most_rows=sheets.MOST_ROWS + HEAD))


def keep(family: Family, table: Table, filename: str, actor: Actor) -> GoodsFile:
    """A file waits for a day until its family has looked at what it would do. Raises NotAllowed."""
    if not actor.owns(family.id):
        raise NotAllowed()
    mine = select(GoodsFile.id).where(GoodsFile.family_id == family.id, ~UNDER_WAY).order_by(GoodsFile.id.desc())
    others = db.session.scalars(mine.offset(MOST_WAITING - 1)).all()
    db.session.execute(delete(GoodsFile).where(GoodsFile.id.in_(others)))
    file = GoodsFile(
        family_id=family.id,
        filename=wording.line(filename)[-NAME_LENGTH:],
        content=table.packed(),
        sent_at=clock.now(),
        sent_by=actor.user_id,
    )
    db.session.add(file)
    db.session.flush()
    return file


def confirm(file: GoodsFile, found: Plan, actor: Actor, *, seen: str, good_alone: bool) -> None:
    """The family says yes to what the file does, all of it or (`good_alone`) what is right in it; heard once, however often it
    is said. `found` is the plan of the file, made before anything was held; `seen` the seal of the plan its family looked at.

    Raises NotAllowed, GoodsHaveChanged, RowsAreBad, NothingToDo.
    """
    if not actor.owns(file.family_id):
        raise NotAllowed()
    db.session.execute(select(GoodsFile.id).where(GoodsFile.id == file.id).with_for_update())
    db.session.refresh(file)
    if file.confirmed_at is not None:
        return
    if found.seal != seen:
        raise refusals.GoodsHaveChanged()
    if found.counts["bad"] and not good_alone:
        raise refusals.RowsAreBad()
    file.steps = steps_of(found)
    if not file.steps:
        raise refusals.NothingToDo()
    file.left_out = found.counts["bad"]
    file.confirmed_at, file.confirmed_by = clock.now(), actor.user_id
    db.session.flush()


def steps_of(found: Plan) -> list[Step]:
    """What is to be done about each product: the new ones first, as the family saw their names free."""
    wanted = [*found.of("new"), *found.of("changed")]
    return [Step([line.number for line in one.lines], one.ware.seal if one.ware else "") for one in wanted]


def sweep() -> int:
    """Forgets files a day after they were sent or, carried out, after they were done; says how many."""
    before = clock.now() - timedelta(hours=HOURS)
    old = delete(GoodsFile).where(func.coalesce(GoodsFile.done_at, GoodsFile.sent_at) < before, ~UNDER_WAY)
    return len(db.session.execute(old.returning(GoodsFile.id)).all())
