"""Tables as CSV files that Excel opens as they are meant: Arabic letters, amounts as numbers, nothing that calculates."""

import csv
from collections.abc import Iterable, Sequence
from io import StringIO

from storefront.kernel import csv_tables, wording

STARTS_A_FORMULA = tuple("=+-@\t\r＝＋－＠")
Value = str | int | float


def file_of(rows: Iterable[Sequence[Value]]) -> bytes:
    """The rows as a file. Text is taken as it was typed by strangers: it can neither begin a formula nor turn its
    neighbours round; an amount that is to be reckoned with is passed through `number`."""
    written = StringIO()
    writer = csv.writer(written, lineterminator="\r\n")
    for row in rows:
        writer.writerow([value if isinstance(value, Number) else guarded(str(value)) for value in row])
    return (csv_tables.MARK + written.getvalue()).encode()


class Number(str):
    """A figure we made ourselves, which may begin with a minus."""


def number(figure: str) -> Number:
    """A figure in Western digits, such as "-85.00". ValueError for anything else."""
    float(figure)
    return Number(figure)


def guarded(text: str) -> str:
    """A text that a spreadsheet takes as text: without anything unseen, an apostrophe before what would be a formula."""
    plain = wording.line(text)
    return f"'{plain}" if plain.startswith(STARTS_A_FORMULA) else plain
