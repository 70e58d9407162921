"""Reading a bank's statement: a table of text (CSV) as banks export it, in either language. Pure; nothing is believed
before an officer has seen it."""

import csv
import hashlib
import io
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from storefront.kernel import money
from storefront.kernel.refusals import N_
from storefront.treasury.bank.refusals import StatementIsNotReadable, StatementIsTooLarge

MOST_BYTES = 400 * 1024
MOST_CELL = 300
ENCODINGS = ("utf-8-sig", "utf-16", "cp1256")
COLUMNS = {  # what banks call them, folded
    "date": {"date", "transactiondate", "valuedate", "postingdate", "التاريخ", "تاريخالعملية", "تاريخالقيد"},
    "amount": {"amount", "credit", "creditamount", "deposit", "المبلغ", "دائن", "ايداع", "مبلغدائن"},
    "debit": {"debit", "debitamount", "withdrawal", "مدين", "سحب", "مبلغمدين"},
    "words": {"description", "details", "narration", "narrative", "remarks", "الوصف", "البيان", "التفاصيل"},
    "ref": {"reference", "referencenumber", "transactionid", "transactionreference", "رقمالمرجع", "المرجع", "رقمالعملية"},
}  # fmt: skip
NEEDED = ("date", "amount", "words")
DAYS = ("%Y-%m-%d", "%d/%m/%Y", "%Y/%m/%d", "%d-%m-%Y", "%d.%m.%Y")
DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹٫", "01234567890123456789.")
MARKS = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
ROUND_SUM = re.compile(r"(SAR|SR|ر\.?س\.?|[,٬\s])", re.IGNORECASE)
FOLDED = str.maketrans({"أ": "ا", "إ": "ا", "آ": "ا", "ى": "ي", " ": "", "_": "", "-": "", ".": ""})


@dataclass(frozen=True)
class Line:
    """A sum that came in: on which day, how much (halalas), in whose words, and what the bank calls the line."""

    number: int
    booked_on: date
    amount_minor: int
    words: str
    ref: str


@dataclass(frozen=True)
class Wrong:
    """A row that cannot be read, by its number in the file, and why."""

    number: int
    trouble: str


@dataclass(frozen=True)
class Reading:
    """What a statement says: money that came in, how many rows went out, and the rows nobody can read."""

    lines: Sequence[Line] = ()
    wrong: Sequence[Wrong] = ()
    outgoing: int = 0


@dataclass
class Sheet:
    """Lines as they are gathered. Lines without a name of the bank's are told apart by what they say, and by how many
    of the same kind came before them."""

    lines: list[Line] = field(default_factory=list)
    wrong: list[Wrong] = field(default_factory=list)
    outgoing: int = 0
    alike: Counter[str] = field(default_factory=Counter)

    def name(self, said: str, day: date, amount_minor: int, words: str) -> str:
        if said:
            return f"ref:{said}"[:120]
        print_ = hashlib.sha256(f"{day}|{amount_minor}|{words}".encode()).hexdigest()[:40]
        self.alike[print_] += 1
        return f"line:{print_}:{self.alike[print_]}"


def decoded(raw: bytes) -> str:
    """The text of a file, in whichever of the usual ways it was written. Raises StatementIsTooLarge, and
    StatementIsNotReadable for what is no text."""
    if len(raw) > MOST_BYTES:
        raise StatementIsTooLarge(kilobytes=MOST_BYTES // 1024)
    for encoding in ENCODINGS:
        if encoding == "utf-16" and not raw.startswith((b"\xff\xfe", b"\xfe\xff")):
            continue
        try:
            text = raw.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise StatementIsNotReadable()


def read_statement(text: str) -> Reading:
    """The rows of a statement; raises StatementIsNotReadable when its first rows name no date, amount and description."""
    rows = list(_rows(text))
    head, places = _head(rows)
    sheet = Sheet()
    for number, row in rows:
        if number > head and any(cell.strip() for cell in row):
            _take(sheet, number, row, places)
    return Reading(sheet.lines, sheet.wrong, sheet.outgoing)


def _rows(text: str) -> Iterator[tuple[int, list[str]]]:
    first = text[:4000]
    comma = max((",", ";", "\t"), key=first.count)
    try:
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=comma, strict=False)
        yield from enumerate(([cell[:MOST_CELL] for cell in row] for row in reader), start=1)
    except csv.Error:
        raise StatementIsNotReadable() from None


def _head(rows: Sequence[tuple[int, list[str]]]) -> tuple[int, dict[str, int]]:
    """The number of the row that names the columns (banks write their own name above it), and where each column is."""
    for number, row in rows[:30]:
        names = [MARKS.sub("", cell).strip().casefold().translate(FOLDED) for cell in row]
        places = {}
        for column, known in COLUMNS.items():
            found = [place for place, name in enumerate(names) if name in known]
            if found:
                places[column] = found[0]
        if all(column in places for column in NEEDED):
            return number, places
    raise StatementIsNotReadable()


def _take(sheet: Sheet, number: int, row: list[str], places: dict[str, int]) -> None:
    """One row: money that came in, money that went out, or one nobody can read."""
    cells = {column: _cell(row, place) for column, place in places.items()}
    if not cells["amount"] and cells.get("debit"):
        sheet.outgoing += 1
        return
    day, amount = _day(cells["date"]), _amount(cells["amount"])
    if day is None or amount is None:
        sheet.wrong.append(Wrong(number, N_("التاريخ غير مفهوم") if day is None else N_("المبلغ غير مفهوم")))
    elif amount <= 0:
        sheet.outgoing += 1
    else:
        name = sheet.name(cells.get("ref", ""), day, amount, cells["words"])
        sheet.lines.append(Line(number, day, amount, cells["words"], name))


def _cell(row: list[str], place: int) -> str:
    return MARKS.sub("", row[place]).strip() if place < len(row) else ""


def _day(text: str) -> date | None:
    """A day as banks write it, with or without an hour behind it."""
    plain = text.translate(DIGITS).replace("T", " ").split(" ")[0]
    for form in DAYS:
        try:
            return datetime.strptime(plain, form).date()
        except ValueError:
            continue
    return None


def _amount(text: str) -> int | None:
    """Halalas of a sum as banks write it: "1,240.50", "1240.5 SAR", "+85", Arabic digits too."""
    try:
        return money.parse_riyals(ROUND_SUM.sub("", text.translate(DIGITS)))
    except ValueError:
        return None
