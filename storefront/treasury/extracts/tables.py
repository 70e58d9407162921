"""Tables of text (CSV) as banks and spreadsheets write them: in the usual encodings, with commas, semicolons or tabs. What
stands in a row is believed only where its marks fit: a quotation mark that nobody closes swallows the rows after it. Pure."""

import csv
import io
import re
from collections.abc import Sequence
from dataclasses import dataclass

ENCODINGS = ("utf-8-sig", "utf-16", "cp1256")
DELIMITERS = (",", ";", "\t")
MARKS = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")  # of direction and of order, that nobody sees


@dataclass(frozen=True)
class Row:
    """The cells of a row, with the numbers of its first and last line in the file, counted from 1. Not sound where its
    quotation marks do not fit: then nothing says where it ends."""

    number: int
    last: int
    cells: Sequence[str]
    is_sound: bool = True

    @property
    def is_empty(self) -> bool:
        return self.is_sound and not any(cell.strip() for cell in self.cells)


def decoded(raw: bytes) -> str:
    """The text of a file, in whichever of the usual ways it was written. Raises ValueError for what is no text."""
    for encoding in ENCODINGS:
        if encoding == "utf-16" and not raw.startswith((b"\xff\xfe", b"\xfe\xff")):
            continue
        try:
            text = raw.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise ValueError("no text")


def bare(cell: str) -> str:
    """A cell without the marks in it that nobody sees."""
    return MARKS.sub("", cell)


def delimiter_of(text: str) -> str:
    """What stands between the cells."""
    return max(DELIMITERS, key=text[:4000].count)


def rows_of(text: str, delimiter: str = "") -> list[Row]:
    """Every row of a file, sound or not."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter or delimiter_of(text), strict=True)
    rows: list[Row] = []
    while True:
        first = reader.line_num + 1
        try:
            cells = next(reader)
        except StopIteration:
            return rows
        except csv.Error:
            rows.append(Row(first, reader.line_num, (), is_sound=False))
        else:
            rows.append(Row(first, reader.line_num, cells))
