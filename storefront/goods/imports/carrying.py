"""Carrying out a file its family said yes to, part by part, each in a unit of work of its own: whoever buys or sells meanwhile
waits for one part at the most.

What can be found out before is found out while nothing is held. Each part begins by moving the mark up to which its file is
carried out: of two who prepared the same part one moves it, and what a killed worker had begun is done by the next one. So this
is never called inside another unit of work.
"""

import logging
from collections.abc import Iterable, Sequence
from dataclasses import replace

from sqlalchemy import func, select, update
from sqlalchemy.exc import OperationalError

from storefront.goods import catalogue, sheets, stock
from storefront.goods.catalogue import Product
from storefront.goods.imports import writing
from storefront.goods.imports.entries import Entry, Left, Part, Step
from storefront.goods.imports.facts import GoodsFileCarriedOut
from storefront.goods.imports.models import GoodsFile
from storefront.goods.imports.planning import entry_of, names_of, number_or_none
from storefront.goods.sheets import NUMBER, Line, Ware, plain
from storefront.kernel import clock, units
from storefront.kernel.actors import Actor
from storefront.kernel.database import db
from storefront.kernel.facts import tell
from storefront.kernel.refusals import Refusal
from storefront.kernel.units import unit_of_work

ROWS = 25  # of a part: about a tenth of a second in which nobody else writes
CHANGED = (stock.CountHasChanged, catalogue.refusals.PriceHasChanged)  # sold or priced at this very moment
log = logging.getLogger("dakkah.imports")


def fits_in_one(file: GoodsFile) -> bool:
    """Whether a confirmed file is so short that one part carries it out."""
    return sum(len(lines) for lines, _ in file.steps) <= ROWS


def carry_on(file_id: int) -> bool:
    """Carries out the next part of a confirmed file; whether there was one. A product that cannot be kept is left as it is, and
    holds up no other."""
    part = prepared(file_id)
    if part is None:
        return False
    try:
        carry_out(part)
    except OperationalError:  # the database was busy or away: the same part is tried again
        raise
    except Exception:  # of one product, perhaps: each alone says or logs what is wrong, and no other waits
        for one in one_by_one(part):
            carry_out_alone(one)
    return True


def prepared(file_id: int) -> Part | None:
    """The next part of a file, compared with the goods as they are now, while nothing is held; None when all is done."""
    units.abandon()
    units.begin(writing=False)
    try:
        file = db.session.get(GoodsFile, file_id, populate_existing=True)
        return part_of(file) if file and file.is_under_way else None
    finally:
        units.abandon()


def part_of(file: GoodsFile) -> Part:
    steps, table = next_steps(file), sheets.unpacked(file.content)
    lines = {line.number: line for line in table.lines}
    named = [([lines[number] for number in step.lines], step) for step in steps]
    wares = sheets.wares_of(file.family_id, numbers_in(named))
    newest = newest_of(file.family_id)
    taken = {} if all(step.seal for step in steps) else names_of(names(file.family_id))
    entries, left = [], []
    for own, step in named:
        entry = entry_of(own, table, wares, taken)
        if entry.kind in ("new", "changed") and seal_of(entry.ware) == step.seal:
            entries.append(entry)
        else:
            left.append(left_as_is(entry))
    return Part(file.id, file.family_id, file.confirmed_by, file.reached, len(steps), entries, left, newest)


def next_steps(file: GoodsFile) -> list[Step]:
    """The steps of the next part: as many as stand in so many rows, one at the least."""
    found: list[Step] = []
    rows = 0
    for lines, seal in file.steps[file.reached :]:
        rows += len(lines)
        if found and rows > ROWS:
            break
        found.append(Step(lines, seal))
    return found


def numbers_in(named: Iterable[tuple[Sequence[Line], Step]]) -> list[int]:
    """The numbers of the products that are there already."""
    return [number_or_none(lines[0].cell(NUMBER)) or 0 for lines, step in named if step.seal]


def names(family_id: int, after: int = 0) -> Sequence[object]:
    """What the products of a family are called, those with a number higher than `after`."""
    mine = (Product.family_id == family_id, Product.id > after)
    return db.session.execute(select(Product.id, Product.name_ar, Product.status).where(*mine)).all()


def newest_of(family_id: int) -> int:
    return db.session.scalar(select(func.max(Product.id)).where(Product.family_id == family_id)) or 0


def seal_of(ware: Ware | None) -> str:
    return ware.seal if ware else ""


def left_as_is(entry: Entry, *, has_changed: bool = True) -> Left:
    number = entry.ware.id if entry.ware else 0
    return Left(entry.lines[0].number, number, entry.name.ar, entry.name.en, has_changed)


def carry_out(part: Part) -> None:
    """One part, with the mark, in one unit of work; nothing when somebody else moved the mark before."""
    with unit_of_work():
        if not moves_on(part):
            return
        actor = Actor(user_id=part.by, families=frozenset({part.family_id}))
        entries, changed = still_so(part)
        writing.write(part.family_id, entries, actor)
        note(part, entries, [*part.left, *map(left_as_is, changed)])


def moves_on(part: Part) -> bool:
    """Whether the mark stood where this part begins, and stands behind it now."""
    moved = (
        update(GoodsFile)
        .where(GoodsFile.id == part.file_id, GoodsFile.reached == part.first, GoodsFile.done_at.is_(None))
        .values(reached=part.first + part.length)
        .returning(GoodsFile.id)
        .execution_options(synchronize_session=False)
    )
    return db.session.execute(moved).scalar_one_or_none() is not None


def still_so(part: Part) -> tuple[list[Entry], list[Entry]]:
    """The products of a part that nobody touched since it was prepared, and those somebody did; the first are held."""
    known = [one.ware.id for one in part.entries if one.ware]
    writing.hold(part.family_id, known)
    wares = sheets.wares_of(part.family_id, known) if known else {}
    taken = {} if len(known) == len(part.entries) else names_of(names(part.family_id, part.newest))
    kept: list[Entry] = []
    changed: list[Entry] = []
    for entry in part.entries:
        if entry.ware is None:
            is_so = plain(entry.values["name_ar"]) not in taken
        else:
            is_so = seal_of(wares.get(entry.ware.id)) == entry.ware.seal
        (kept if is_so else changed).append(entry)
    return kept, changed


def note(part: Part, entries: Sequence[Entry], left: Sequence[Left]) -> None:
    """Writes down what came of a part; after the last one it is told."""
    file = db.session.get_one(GoodsFile, part.file_id, populate_existing=True)
    made = sum(1 for one in entries if one.ware is None)
    file.made, file.changed = file.made + made, file.changed + len(entries) - made
    file.kept_as_is = [*file.kept_as_is, *left]
    if file.reached == len(file.steps):
        file.done_at = clock.now()
        left_out = file.left_out + len(file.kept_as_is)
        tell(GoodsFileCarriedOut(file.family_id, file.made, file.changed, left_out, part.by))


def one_by_one(part: Part) -> list[Part]:
    """The same products, each a part of its own; those that are left as they are stay with the first."""
    places = range(part.first + part.length - len(part.entries), part.first + part.length)
    alone = [
        replace(part, first=place, length=1, entries=[one], left=())
        for place, one in zip(places, part.entries, strict=True)
    ]
    lead = part.length - len(part.entries)
    return [replace(part, length=lead, entries=()), *alone] if lead else alone


def carry_out_alone(part: Part) -> None:
    """One product. Whatever stands against it, it is left as it is, and the file goes on."""
    try:
        carry_out(part)
    except OperationalError:
        raise
    except Exception as trouble:  # logged unless it is a refusal, and told to the family as left as it is
        if not isinstance(trouble, Refusal):
            log.exception("a product of the file of goods %s cannot be kept", part.file_id)
        has_changed = isinstance(trouble, CHANGED)
        with unit_of_work():
            if moves_on(part):
                note(part, (), [left_as_is(one, has_changed=has_changed) for one in part.entries])
