"""Comparing a file with a family's goods: what it would make new, change and leave, and every row that cannot be so. Changes
nothing; what it finds is carried out in writing.py."""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from storefront.goods import portions, sheets
from storefront.goods.imports import checking, refusals
from storefront.goods.imports.entries import Change, Entry, Plan, Wish
from storefront.goods.sheets import (
    CHOICE,
    CHOICE_NUMBER,
    GRAMS,
    NAME,
    NUMBER,
    PIECES,
    STATE,
    WEIGHT,
    Column,
    Line,
    Table,
    Ware,
    plain,
)
from storefront.kernel.refusals import Named, NotValid

NEW_CHOICE = ("choice_ar", "choice_en", "price", "grams")  # a row that says any of these is about a choice
Wares = Mapping[int, Ware]


def plan(table: Table, wares: Wares) -> Plan:
    """What becomes of each product the file names."""
    taken = names_of(one.product for one in wares.values())
    entries = [entry_of(lines, table, wares, taken) for lines in groups(table.lines)]
    return Plan(entries, table.unknown, seal_of(entries))


def names_of(products: Iterable[Any]) -> dict[str, int]:
    """The numbers of products by their names, as these are compared; what is put away gave its name free."""
    return {plain(one.name_ar): one.id for one in products if one.status != "archived"}


def groups(lines: Sequence[Line]) -> list[list[Line]]:
    """The rows of each product together: those of one number; of the new ones those of one name, and rows without a name
    that follow them."""
    found: dict[str, list[Line]] = {}
    before = ""
    for line in lines:
        number, name = line.cell(NUMBER), plain(line.cell(NAME))
        if number:
            key = f"#{number_or_none(number) or number}"
        elif name:
            key = f"+{name}"
        else:
            key = before if before.startswith("+") else f"?{line.number}"
        found.setdefault(key, []).append(line)
        before = key
    return list(found.values())


def number_or_none(cell: str) -> int | None:
    try:
        return sheets.values.key(cell)
    except NotValid:
        return None


def grams_or_none(cell: str) -> int | None:
    return sheets.values.in_grams(cell) if cell else None


def entry_of(lines: Sequence[Line], table: Table, wares: Wares, taken: Mapping[str, int]) -> Entry:
    """One product of the file, compared with what is there and checked."""
    first = lines[0]
    number = first.cell(NUMBER)
    ware = wares.get(number_or_none(number) or 0) if number else None
    entry = Entry(lines, ware)
    if number and ware is None:
        entry.wrong(first, NUMBER, refusals.NotYours())
        return entry
    for column in sorted(table.columns, key=lambda one: one is WEIGHT):  # after how it is sold
        if not column.of_choice and column is not NUMBER:
            read_of_product(entry, column)
    entry.wishes = wishes_of(entry, table.columns)
    for wish in entry.wishes:
        for column in table.columns:
            if column.of_choice and column is not CHOICE_NUMBER:
                read_of_choice(entry, wish, column)
        if is_weighed(entry):
            checking.check_portion(entry, wish)
    if ware is None:
        checking.check_new(entry, taken)
    else:
        checking.check_known(entry)
    return entry


def read_of_product(entry: Entry, column: Column) -> None:
    """What the rows of a product say together in a column about all of it: whoever says anything, the same."""
    saying = [line for line in entry.lines if line.cell(column)]
    if not saying and (column.keeps or entry.ware is None):
        return
    first = saying[0] if saying else entry.lines[0]
    for other in saying[1:]:
        if other.cell(column) != first.cell(column):
            entry.wrong(other, column, refusals.LinesDiffer(line=first.number))
            return
    now = entry.ware.value(column) if entry.ware else None
    if (entry.ware is None and column is STATE) or (column is WEIGHT and not is_weighed(entry)):
        return
    found, value = differs(entry, first, column, now)
    if found:
        entry.values[column.slug] = value
        if entry.ware:
            entry.changes.append(Change(column, now, value))


def read_of_choice(entry: Entry, wish: Wish, column: Column) -> None:
    """What a row says of its choice."""
    cell = wish.line.cell(column)
    known = choice_of(entry, wish)
    if not cell and (column.keeps or known is None):
        return
    if (column is PIECES and mode_of(entry) != portions.COUNTED) or (column is GRAMS and not is_weighed(entry)):
        return
    now = entry.ware.value_of(known, column) if entry.ware and known is not None else None
    found, value = differs(entry, wish.line, column, now)
    if found:
        wish.values[column.slug] = value
        if entry.ware:
            several = known is not None and len(entry.ware.choices) > 1
            named = Named(known.name_ar, known.name_en) if several else Named(wish.line.cell(CHOICE))
            entry.changes.append(Change(column, now, value, named if named.ar else None))


def differs(entry: Entry, line: Line, column: Column, now: Any) -> tuple[bool, Any]:
    """Whether a cell says anything else than what is so now, and what. What is there is never found wrong: cells as they were
    written are not read at all."""
    cell = line.cell(column)
    if cell in (sheets.values.shown(column, now, "ar").strip(), sheets.values.shown(column, now, "en").strip()):
        return False, now
    try:
        value = sheets.values.read(column, cell) if cell else emptied(column)
    except NotValid as refusal:
        entry.wrong(line, column, refusal)
        return False, now
    return value != now and sheets.values.shown(column, value, "ar") != sheets.values.shown(column, now, "ar"), value


def emptied(column: Column) -> Any:
    """What an empty cell says."""
    return "" if column.kind in ("line", "text") or column.lang else None


def is_weighed(entry: Entry) -> bool:
    """Whether a product is sold by weight after the file."""
    return mode_of(entry) == portions.BY_WEIGHT


def mode_of(entry: Entry) -> str:
    """How a product is sold after the file."""
    now = entry.ware.product.stock_mode if entry.ware else "counted"
    return str(entry.values.get("mode", now))


def choice_of(entry: Entry, wish: Wish) -> Any:
    """The choice a wish is about, as it is; None for a new one."""
    rows = entry.ware.choices if entry.ware else ()
    return next((one for one in rows if one.id == wish.variant_id), None)


def wishes_of(entry: Entry, columns: Sequence[Column]) -> list[Wish]:
    """The choices the rows of a product are about; rows that are about none of them say something of the product alone."""
    if not any(column.of_choice for column in columns):
        return []
    found: dict[int, Line] = {}
    wishes = []
    for line in entry.lines:
        try:
            variant_id, is_about_one = meant(entry, line)
        except NotValid as refusal:
            entry.wrong(line, CHOICE_NUMBER, refusal)
            continue
        if variant_id and variant_id in found:
            entry.wrong(line, CHOICE_NUMBER, refusals.ChoiceIsTwice(line=found[variant_id].number))
        elif is_about_one:
            wishes.append(Wish(line, variant_id))
            found[variant_id or 0] = line
    return wishes


def meant(entry: Entry, line: Line) -> tuple[int | None, bool]:
    """Which choice a row is about (None: a new one), and whether it is about any. Raises NotItsChoice, ChoiceIsNotSaid."""
    rows = list(entry.ware.choices) if entry.ware else []
    if line.cell(CHOICE_NUMBER):
        number = number_or_none(line.cell(CHOICE_NUMBER))
        if number not in {one.id for one in rows}:
            raise refusals.NotItsChoice()
        return number, True
    name = plain(line.cells.get("choice_ar", ""))
    same = [one.id for one in rows if name and plain(one.name_ar) == name]
    same = same or [one.id for one in rows if not name and one.grams and one.grams == grams_or_none(line.cell(GRAMS))]
    if same:
        return int(same[0]), True
    is_new = line.cell(GRAMS) and is_weighed(entry) and rows and rows[0].grams
    if len(rows) == 1 and not name and len(entry.lines) == 1 and not is_new:
        return int(rows[0].id), True
    says = any(line.cells.get(slug) for slug in NEW_CHOICE)
    unnamed = not name and not (line.cell(GRAMS) and is_weighed(entry))
    if len(rows) > 1 and unnamed and (says or line.cell(PIECES)):
        raise refusals.ChoiceIsNotSaid()
    return None, says or not entry.ware


def seal_of(entries: Sequence[Entry]) -> str:
    """What the file was compared with, as one short word: all that is of its goods, and which rows are bad."""
    told = [(one.ware.seal if one.ware else "", one.kind, [line.number for line in one.lines]) for one in entries]
    return hashlib.sha256(repr(told).encode()).hexdigest()[:32]
