"""Tables as Excel's own files (.xlsx): the first sheet of one read, new ones written. The only home of openpyxl, which writes;
what strangers send is read by workbook_parts.py."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from io import BytesIO
from math import ceil
from typing import Any
from zipfile import ZipFile

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from storefront.kernel import csv_tables
from storefront.kernel.csv_tables import LONGEST_CELL, MOST_COLUMNS, Rows
from storefront.kernel.workbook_parts import (
    WorkbookIsDamaged,
    WorkbookIsNotSafe,
    ignore,
    opened,
    parse,
    relations,
)

MOST_TEXT = 5_000_000  # characters in all
REFERENCE = re.compile(r"([A-Z]{1,3})[0-9]*\Z")
ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")
READ_TOGETHER = 100  # characters of a line
LINE_HEIGHT = 16  # points
HEAD = PatternFill("solid", fgColor="FFEFE7DA")
Cell = str | int | Decimal


@dataclass(frozen=True)
class Sheet:
    """One sheet to be written: its first row is the head. `choices` are, by column (0 is the first), what may stand there;
    `above` are sentences over the head, the first its title, each over several columns and as high as it needs. Whole numbers
    count something, Decimals are sums of money."""

    title: str
    rows: Sequence[Sequence[Cell]]
    widths: Sequence[int] = ()
    choices: Sequence[tuple[int, Sequence[str]]] = ()
    above: Sequence[str] = ()


def is_one(data: bytes) -> bool:
    """Whether a file begins like a zip, as every workbook does."""
    return data.startswith(b"PK")


def read(data: bytes, *, most_rows: int) -> Rows:
    """The cells of the first sheet that is shown, as they are shown, row by row; rows with nothing in them are empty, and
    what is beyond `most_rows` stays unread. Raises WorkbookIsDamaged, WorkbookIsNotSafe."""
    with opened(data) as parts:
        book = next((name for kind, name in relations(parts, "").values() if kind == "officeDocument"), "")
        related = relations(parts, book)
        strings = next((name for kind, name in related.values() if kind == "sharedStrings"), "")
        shared = _Strings().read(parts, strings) if strings in parts.namelist() else []
        reader = _Cells(shared, most_rows)
        parse(parts, first_sheet(parts, book, related), reader.start, reader.end, reader.text)
    last = max(reader.found, default=0)
    return [row_of(reader.found.get(number, {})) for number in range(1, last + 1)]


def first_sheet(parts: ZipFile, book: str, related: dict[str, tuple[str, str]]) -> str:
    """The part that holds the first sheet people see."""
    shown: list[str] = []

    def start(tag: str, values: dict[str, str]) -> None:
        if tag == "sheet" and values.get("state", "visible") == "visible":
            shown.extend(value for name, value in values.items() if name.endswith(":id"))

    parse(parts, book, start, ignore, ignore)
    if not shown or shown[0] not in related:
        raise WorkbookIsDamaged()
    return related[shown[0]][1]


def row_of(cells: dict[int, str]) -> list[str]:
    return [cells.get(place, "") for place in range(max(cells, default=-1) + 1)]


class _Text:
    """Collects the text of elements, none of what tells how to pronounce it, no more than any table of ours holds."""

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self.letters = 0
        self.is_read = False
        self.spoken = 0

    def start(self, tag: str, values: dict[str, str]) -> None:
        self.spoken += tag == "rPh"
        self.is_read = tag in ("t", "v") and not self.spoken

    def text(self, piece: str) -> None:
        if self.is_read:
            self.letters += len(piece)
            if self.letters > MOST_TEXT:
                raise WorkbookIsNotSafe()
            self.pieces.append(piece)

    def end(self, tag: str) -> None:
        self.spoken -= tag == "rPh"
        self.is_read = False

    def taken(self) -> str:
        whole, self.pieces = "".join(self.pieces), []
        return whole


class _Strings(_Text):
    """The texts that cells share."""

    def read(self, parts: ZipFile, name: str) -> list[str]:
        self.all: list[str] = []
        parse(parts, name, self.start, self.end, self.text)
        return self.all

    def end(self, tag: str) -> None:
        super().end(tag)
        if tag == "si":
            self.all.append(self.taken())


class _Cells(_Text):
    """The cells of a sheet, by row and column; rows count from 1, columns from 0."""

    def __init__(self, shared: Sequence[str], most_rows: int) -> None:
        super().__init__()
        self.shared, self.most_rows = shared, most_rows
        self.found: dict[int, dict[int, str]] = {}
        self.row = self.column = 0
        self.kind = ""

    def start(self, tag: str, values: dict[str, str]) -> None:
        super().start(tag, values)
        if tag == "row":
            written = values.get("r", "")
            self.row = int(written) if written.isdecimal() and len(written) < 9 else self.row + 1
            self.column = -1
        elif tag == "c":
            named = REFERENCE.match(values.get("r", ""))
            self.column = place_of(named[1]) if named else self.column + 1
            self.kind = values.get("t", "n")
            self.pieces = []

    def end(self, tag: str) -> None:
        super().end(tag)
        if tag == "c":
            self.keep(shown(self.kind, self.taken(), self.shared))

    def keep(self, text: str) -> None:
        self.letters += len(text) if self.kind == "s" else 0
        if self.letters > MOST_TEXT:
            raise WorkbookIsNotSafe()
        if text.strip() and self.column < MOST_COLUMNS and self.row <= self.most_rows:
            self.found.setdefault(self.row, {})[self.column] = csv_tables.bare(text)


def place_of(letters: str) -> int:
    """A column by its letters: A is 0, Z 25, AA 26."""
    place = 0
    for letter in letters:
        place = place * 26 + ord(letter) - 64
    return place - 1


def shown(kind: str, written: str, shared: Sequence[str]) -> str:
    """A cell as people read it; `kind` is the file's own word for what it holds. Raises WorkbookIsDamaged."""
    if kind == "s":
        if not written.isdecimal() or int(written) >= len(shared):
            raise WorkbookIsDamaged()
        written = shared[int(written)]
    if kind in ("s", "str", "inlineStr"):
        return ESCAPED.sub(lambda found: chr(int(found[1], 16)), written).replace("\r", "")[:LONGEST_CELL]
    return plain(written) if kind == "n" else written


def plain(written: str) -> str:
    """A number as people write it: 85.499999999999997 is 85.5, and 12.0 is 12."""
    try:
        number = Decimal(repr(float(written)))
    except (ValueError, ArithmeticError):
        return written
    if not number.is_finite() or abs(number) >= 10**15:
        return written[:LONGEST_CELL]
    return f"{number.normalize():f}" if number else "0"


def write(sheets: Sequence[Sheet], *, is_rtl: bool) -> bytes:
    """A workbook of these sheets: each with its head standing still, texts as texts whatever they begin with."""
    book = Workbook(write_only=True)
    for one in sheets:
        _write_sheet(book, one, is_rtl)
    written = BytesIO()
    book.save(written)
    return written.getvalue()


def _write_sheet(book: Workbook, sheet: Sheet, is_rtl: bool) -> None:
    page = book.create_sheet(sheet.title)
    page.sheet_view.rightToLeft = is_rtl
    first = len(sheet.above) + 2  # row below the head
    page.freeze_panes = f"A{first}"
    for place, width in enumerate(sheet.widths, 1):
        page.column_dimensions[get_column_letter(place)].width = width
    for place, words in sheet.choices:
        offered = DataValidation("list", formula1=f'"{",".join(words)}"', allow_blank=True, showErrorMessage=False)
        letter = get_column_letter(place + 1)
        offered.add(f"{letter}{first}:{letter}{max(len(sheet.rows), 2) + first + 498}")
        page.data_validations.append(offered)
    _write_above(page, sheet)
    looks = {"head": _head, str: _text, int: _number, Decimal: _money}
    styled = {kind: [_styled(page, look) for _ in range(MOST_COLUMNS)] for kind, look in looks.items()}
    for number, row in enumerate(sheet.rows):
        kinds = [styled[type(value) if number else "head"] for value in row]
        page.append([_filled(kinds[place][place], value) for place, value in enumerate(row)])


def _write_above(page: Any, sheet: Sheet) -> None:
    """The sentences over the head, over as many columns as are easily read together."""
    last, wide = 0, 0
    while last < len(sheet.widths) and wide < READ_TOGETHER:
        last, wide = last + 1, wide + sheet.widths[last]
    for number, words in enumerate(sheet.above, 1):
        if last > 1:
            page.merged_cells.add(f"A{number}:{get_column_letter(last)}{number}")
            page.row_dimensions[number].height = LINE_HEIGHT * ceil(len(words) / wide)
        page.append([_filled(_styled(page, _title if number == 1 else _sentence), words)])


def _styled(page: object, style: Callable[[Any], None]) -> Any:
    """A cell of a column, to be filled anew for every row: giving each its own look takes longer than all the rest."""
    cell = WriteOnlyCell(page)
    style(cell)
    return cell


def _head(cell: Any) -> None:
    cell.number_format, cell.font, cell.fill = "@", Font(bold=True), HEAD
    cell.alignment = Alignment(wrap_text=True, vertical="center")


def _text(cell: Any) -> None:
    cell.number_format = "@"
    cell.alignment = Alignment(vertical="top")


def _number(cell: Any) -> None:
    cell.number_format = "0"
    cell.alignment = Alignment(vertical="top")


def _money(cell: Any) -> None:
    cell.number_format = "#,##0.00"
    cell.alignment = Alignment(vertical="top")


def _sentence(cell: Any) -> None:
    cell.number_format = "@"
    cell.alignment = Alignment(wrap_text=True, vertical="top")


def _title(cell: Any) -> None:
    _sentence(cell)
    cell.font = Font(bold=True)


def _filled(cell: Any, value: Cell) -> Any:
    """The cell with a number as one, a text as nothing but text, or None where there is nothing to show."""
    if value == "":
        return None
    if isinstance(value, str):
        cell.value = ESCAPED.sub(lambda found: f"_x005F_x{found[1]}_", csv_tables.guarded(value))
        cell.data_type = "s"
    else:
        cell.value = value
    return cell
