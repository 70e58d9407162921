"""The table in a file: which of its columns we know, and its rows by the line on which each stands."""

import json
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from storefront.goods.sheets import refusals
from storefront.goods.sheets.columns import NAME, NUMBER, WHY, Column, called, every

MOST_ROWS = 2_000
LOOKED_AT = 100  # lines in which the headings may stand, below whatever is told people
REMARK = "#"  # a row whose number begins with it is for people
LARGEST = 64 * 1024 * 1024  # bytes of a table as it is kept, unpacked


@dataclass(frozen=True)
class Line:
    """A row: on which line of its file it stands, and its cells by column."""

    number: int
    cells: Mapping[str, str]

    def cell(self, column: Column) -> str:
        return self.cells.get(column.slug, "")


@dataclass(frozen=True)
class Table:
    """The columns we know in their order, the headings we do not, and the rows that say anything."""

    columns: Sequence[Column]
    unknown: Sequence[str]
    lines: Sequence[Line]

    def packed(self) -> bytes:
        """The table as it is kept."""
        rows = [[line.number, *(line.cell(column) for column in self.columns)] for line in self.lines]
        whole = {"columns": [one.slug for one in self.columns], "unknown": list(self.unknown), "rows": rows}
        return zlib.compress(json.dumps(whole, ensure_ascii=False).encode(errors="replace"))


def unpacked(packed: bytes) -> Table:
    """A table that was kept; columns that are none any more are left out."""
    whole = json.loads(zlib.decompressobj().decompress(packed, LARGEST))
    columns = [every().get(slug) for slug in whole["columns"]]
    lines = [
        Line(number, {one.slug: cell for one, cell in zip(columns, cells, strict=True) if one and cell})
        for number, *cells in whole["rows"]
    ]
    return Table([one for one in columns if one], whole["unknown"], lines)


def of_rows(rows: Sequence[Sequence[str]]) -> Table:
    """The table of a file's rows. Raises HeadingsAreMissing, HeadingIsTwice, NoRows, TooManyRows."""
    head = next((place for place, row in enumerate(rows[:LOOKED_AT]) if are_headings(row)), None)
    if head is None:
        raise refusals.HeadingsAreMissing()
    found = [called(cell) if cell.strip() else None for cell in rows[head]]
    columns = [one for one in found if one and one is not WHY]
    twice = next((one for place, one in enumerate(columns) if one in columns[:place]), None)
    if twice:
        raise refusals.HeadingIsTwice(column=twice.named)
    unknown = [cell.strip()[:60] for cell, one in zip(rows[head], found, strict=True) if cell.strip() and one is None]
    place = found.index(NUMBER) if NUMBER in found else 0
    lines = [
        Line(number, {one.slug: cell.strip() for one, cell in zip(found, row, strict=False) if one and cell.strip()})
        for number, row in enumerate(rows[head + 1 :], head + 2)
        if not is_remark(row[place : place + 1])
    ]
    return Table(columns, unknown, checked([line for line in lines if line.cells.keys() - {WHY.slug}]))


def are_headings(row: Sequence[str]) -> bool:
    found = [one for one in map(called, row) if one]
    return len(found) > 1 and bool({NUMBER, NAME} & set(found))


def is_remark(first: Sequence[str]) -> bool:
    return bool(first) and first[0].lstrip().startswith(REMARK)


def checked(lines: Sequence[Line]) -> Sequence[Line]:
    if not lines:
        raise refusals.NoRows()
    if len(lines) > MOST_ROWS:
        raise refusals.TooManyRows(most=MOST_ROWS)
    return lines
