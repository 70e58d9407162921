"""Tables as comma separated text: read as Excel writes them in any of its ways, written so that Excel opens them right.

A text that would begin a formula gets an apostrophe, which is taken off again when it is read; nothing else is changed.
"""

import csv
import re
from collections.abc import Iterable, Sequence
from io import StringIO

from storefront.kernel.refusals import N_, NotValid

MARK = "\ufeff"  # says UTF-8 to Excel
SIGNS = "=+-@＝＋－＠"
FORMULA = re.compile(rf"[\s']*[{re.escape(SIGNS)}]|'*[\t\r\n]")
DELIMITERS = ",;\t"
LONGEST_CELL = 32_767  # characters, as in Excel
LOOKED_AT = 16_384  # bytes or letters at the beginning
MOST_COLUMNS = 256  # what is beyond stays unread

Rows = list[list[str]]


class FileIsNotATable(NotValid):
    text = N_("لم نستطع قراءة الملف. احفظوه من إكسل بصيغة «xlsx» أو «CSV UTF-8» ثم أرسلوه من جديد.")


def read(data: bytes, *, most_rows: int) -> Rows:
    """The cells of a file, row by row; whatever is beyond `most_rows` stays unread. Raises FileIsNotATable."""
    text = decoded(data)
    if "\0" in text:
        raise FileIsNotATable()
    first, _, rest = text.partition("\n")
    if first.strip().lower().startswith("sep=") and len(first.strip()) <= 5:  # Excel's own word for what stands between
        return split(rest, first.strip()[4:] or "\t", most_rows)
    return split(text, delimiter_of(text), most_rows)


def decoded(data: bytes) -> str:
    """The text of a file: UTF-8 or UTF-16 with and without their marks, or else what Windows writes in Arabic."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", errors="replace")
    first = data[:LOOKED_AT]
    high, low = first[0::2].count(0), first[1::2].count(0)
    if max(high, low) * 20 > len(first):  # half of what every figure and comma is written with in UTF-16
        return data.decode("utf-16-le" if low > high else "utf-16-be", errors="replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1256")


def delimiter_of(text: str) -> str:
    """What stands between the cells: whatever cuts the first line that says anything into most of them."""
    first = text[:LOOKED_AT]
    found = {sign: len(next((row for row in split(first, sign, 20) if any(row)), [])) for sign in DELIMITERS}
    return max(DELIMITERS, key=lambda sign: found[sign])


def split(text: str, delimiter: str, most_rows: int) -> Rows:
    """Cells of rows, without the apostrophes that `guarded` put there. Raises FileIsNotATable."""
    csv.field_size_limit(LONGEST_CELL * 4)
    rows: Rows = []
    try:
        for row in csv.reader(StringIO(text, newline=""), delimiter=delimiter):
            if len(rows) == most_rows:
                break
            rows.append([bare(cell) for cell in row[:MOST_COLUMNS]])
    except csv.Error as error:
        raise FileIsNotATable() from error
    return rows


def write(rows: Iterable[Sequence[object]]) -> bytes:
    """The rows as a file; numbers are written as they are, texts guarded."""
    written = StringIO()
    writer = csv.writer(written, lineterminator="\r\n")
    for row in rows:
        writer.writerow([guarded(cell) if isinstance(cell, str) else cell for cell in row])
    return (MARK + written.getvalue()).encode(errors="replace")


def guarded(text: str) -> str:
    """A text that a spreadsheet takes as text: an apostrophe before what would be a formula, or before what `bare` would
    take for one that was guarded."""
    return f"'{text}" if FORMULA.match(text) else text


def bare(text: str) -> str:
    """The text as it was before it was guarded."""
    return text[1:] if text.startswith("'") and FORMULA.match(text[1:]) else text
