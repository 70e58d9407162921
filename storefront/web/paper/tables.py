"""A table on paper: columns from the starting side, its head repeated on every page, rows as high as their words."""

from collections.abc import Sequence
from typing import NamedTuple

from storefront.web.paper.sheet import GROUND, HEAD, HIGH, INSIDE, LINE, MARGIN, QUIET, SMALL, Sheet, Style
from storefront.web.paper.words import Both

BOTTOM = HIGH - 20.0  # below it stands the foot of the page
PADDING = 1.2
HEAD_HIGH = 9.5
OTHER_HEAD = Style("text", 6.5, QUIET)


class Column(NamedTuple):
    """A column: its head in both languages and its width; of figures the widest, as they stand under each other, digit
    under digit, at its end."""

    label: Both
    width: float
    widest: str = ""


class Words(NamedTuple):
    """A paragraph of a cell; `rtl` when it does not read as its letters say."""

    text: str
    style: Style
    rtl: bool | None = None


Cell = Sequence[Words]


class Table:
    """A table that is being written row by row. `y` is where it has come to; `top` where a new page begins."""

    def __init__(self, sheet: Sheet, columns: Sequence[Column], y: float, *, top: float) -> None:
        self.sheet, self.columns, self.top = sheet, columns, top
        self.y = self.head(y)

    def starts(self) -> list[float]:
        """Where each column begins."""
        widths = [column.width for column in self.columns]
        return [MARGIN + sum(widths[:place]) for place in range(len(widths))]

    def head(self, y: float) -> float:
        """The heads of the columns; where the rows begin."""
        self.sheet.box(MARGIN, y, INSIDE, HEAD_HIGH, GROUND)
        for column, start in zip(self.columns, self.starts(), strict=True):
            at_end = bool(column.widest)
            at = start + column.width - PADDING if at_end else start + PADDING
            self.sheet.write(column.label.main, at, y + 4, HEAD, to_end=at_end)
            self.sheet.write(column.label.other, at, y + 7.6, OTHER_HEAD, to_end=at_end)
        return y + HEAD_HIGH

    def row(self, cells: Sequence[Cell]) -> None:
        """One row, whole; on the next page when it does not fit on this one."""
        high = self.high(cells)
        self.make_room(high)
        laid = [self.laid(cell, column) for cell, column in zip(cells, self.columns, strict=True)]
        for lines, column, start in zip(laid, self.columns, self.starts(), strict=True):
            self.fill(lines, column, start)
        self.y += high
        self.sheet.rule(MARGIN, self.y, INSIDE, colour=LINE, thick=0.2)

    def together(self, rows: Sequence[Sequence[Cell]], *, below: float) -> None:
        """Rows that stand on one page, with so much room below them for what belongs to them."""
        self.make_room(sum(self.high(cells) for cells in rows) + below)
        for cells in rows:
            self.row(cells)

    def make_room(self, high: float) -> None:
        """Goes on on the next page, under the heads, when this one has not so much room left."""
        if self.y + high > BOTTOM:
            self.sheet.turn()
            self.y = self.head(self.top)

    def high(self, cells: Sequence[Cell]) -> float:
        """How high a row becomes."""
        laid = (self.laid(cell, column) for cell, column in zip(cells, self.columns, strict=True))
        return max(sum(style.leading for _, style, _ in lines) for lines in laid) + 2 * PADDING

    def laid(self, cell: Cell, column: Column) -> list[Words]:
        """A cell as lines that fit its column."""
        width = column.width - 2 * PADDING
        return [
            Words(line, words.style, self.sheet.reads_rtl(words.text) if words.rtl is None else words.rtl)
            for words in cell
            for line in self.sheet.lines_of(words.text, words.style, width)
            if line
        ]

    def fill(self, lines: Sequence[Words], column: Column, start: float) -> None:
        """Writes a cell from its upper edge."""
        y = self.y + PADDING
        for text, style, rtl in lines:
            y += style.leading
            baseline = y - 0.28 * style.leading
            if column.widest:
                figure(self.sheet, text, start + column.width - PADDING, baseline, style, widest=column.widest)
            else:
                self.sheet.write(text, start + PADDING, baseline, style, rtl=rtl)


def figure(sheet: Sheet, text: str, end: float, y: float, style: Style, *, widest: str) -> None:
    """A number in a column of which `widest` is the widest, and which ends at `end`: the last digits stand in line."""
    if sheet.rtl:
        sheet.write(text, end - sheet.width_of(widest, style), y, style, rtl=False)
    else:
        sheet.write(text, end, y, style, to_end=True, rtl=False)


def plain(text: str, style: Style, *, rtl: bool | None = None) -> Cell:
    """A cell of one paragraph."""
    return [Words(text, style, rtl)]


def paragraph(
    sheet: Sheet, text: str, y: float, *, at: float = MARGIN, width: float = INSIDE, style: Style = SMALL
) -> float:
    """A paragraph that begins under `y`, at the side its own language begins at; where it ends."""
    rtl = sheet.reads_rtl(text)
    across = rtl != sheet.rtl
    for line in sheet.lines_of(text, style, width):
        y += style.leading
        start = at + width if across else at
        sheet.write(line, start, y - 0.28 * style.leading, style, to_end=across, rtl=rtl)
    return y
