"""Keeping a file that a family sent, and carrying it out: once, and only as its family has seen it."""

from collections.abc import Mapping
from datetime import timedelta

from sqlalchemy import delete, select

from storefront.community.families import Family
from storefront.goods import sheets
from storefront.goods.imports import refusals, writing
from storefront.goods.imports.entries import Plan
from storefront.goods.imports.facts import GoodsFileCarriedOut
from storefront.goods.imports.models import GoodsFile
from storefront.goods.imports.planning import plan
from storefront.goods.sheets import Table
from storefront.kernel import clock, table_files, wording
from storefront.kernel.actors import Actor
from storefront.kernel.database import NAME_LENGTH, db
from storefront.kernel.facts import tell
from storefront.kernel.refusals import NotAllowed

HOURS = 24
MOST_WAITING = 5  # files of one family; the oldest goes when another comes
HEAD = 150  # lines above and between the goods that say nothing of them


def table_in(data: bytes) -> Table:
    """The goods in a file. Raises what kernel/table_files raises, and HeadingsAreMissing, HeadingIsTwice, NoRows,
    TooManyRows."""
    return sheets.table_of(table_files.read(data, most_rows=sheets.MOST_ROWS + HEAD))


def keep(family: Family, table: Table, filename: str, actor: Actor) -> GoodsFile:
    """A file waits for a day until its family has looked at what it would do. Raises NotAllowed."""
    if not actor.owns(family.id):
        raise NotAllowed()
    mine = select(GoodsFile.id).where(GoodsFile.family_id == family.id).order_by(GoodsFile.id.desc())
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


def carry_out(file: GoodsFile, actor: Actor, *, seen: str, good_alone: bool) -> GoodsFile:
    """Makes and changes what the file says, all of it or (`good_alone`) what is right in it; once, however often it is asked
    for. `seen` is the seal of the plan its family looked at.

    Raises NotAllowed, GoodsHaveChanged, RowsAreBad, NothingToDo.
    """
    if not actor.owns(file.family_id):
        raise NotAllowed()
    db.session.execute(select(GoodsFile.id).where(GoodsFile.id == file.id).with_for_update())
    db.session.refresh(file)
    if file.done_at is not None:
        return file
    found = held_plan(file)
    if found.seal != seen:
        raise refusals.GoodsHaveChanged()
    if found.counts["bad"] and not good_alone:
        raise refusals.RowsAreBad()
    if not found.counts["new"] + found.counts["changed"]:
        raise refusals.NothingToDo()
    writing.write(file.family_id, found, actor)
    note(file, found.counts, actor)
    return file


def held_plan(file: GoodsFile) -> Plan:
    """What the file would do now, while nobody else changes the goods it is about."""
    table = sheets.unpacked(file.content)
    writing.hold(file.family_id, table)
    return plan(table, sheets.wares_of(file.family_id))


def note(file: GoodsFile, counts: Mapping[str, int], actor: Actor) -> None:
    file.made, file.changed, file.left_out = counts["new"], counts["changed"], counts["bad"]
    file.done_at = clock.now()
    tell(GoodsFileCarriedOut(file.family_id, file.made, file.changed, file.left_out, actor.user_id))


def sweep() -> int:
    """Forgets files after a day, carried out or not; says how many."""
    before = clock.now() - timedelta(hours=HOURS)
    return len(db.session.execute(delete(GoodsFile).where(GoodsFile.sent_at < before).returning(GoodsFile.id)).all())
