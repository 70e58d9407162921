"""Reading a bank's statement: a table of text (CSV) as banks export it, in either language. Pure; nothing is believed
before an officer has seen it."""

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from storefront.kernel.refusals import N_
from storefront.treasury.bank import figures
from storefront.treasury.bank.figures import Form
from storefront.treasury.bank.refusals import StatementIsNotReadable, StatementIsTooLarge

MOST_BYTES = 400 * 1024
MOST_CELL = 300
MOST_REFERENCE = 120
ENCODINGS = ("utf-8-sig", "utf-16", "cp1256")
COLUMNS = {  # what banks call them, folded
    "date": {"date", "transactiondate", "valuedate", "postingdate", "التاريخ", "تاريخالعملية", "تاريخالقيد"},
    "amount": {"amount", "transactionamount", "المبلغ", "مبلغالعملية"},
    "credit": {"credit", "creditamount", "deposit", "cr", "دائن", "ايداع", "مبلغدائن"},
    "debit": {"debit", "debitamount", "withdrawal", "dr", "مدين", "سحب", "مبلغمدين"},
    "flag": {"drcr", "crdr", "debitcredit", "creditdebit", "creditdebitindicator", "مديندائن", "دائنمدين"},
    "type": {"type", "transactiontype", "النوع", "نوعالعملية", "نوعالحركة"},
    "words": {"description", "details", "narration", "narrative", "remarks", "الوصف", "البيان", "التفاصيل"},
    "payer": {"sender", "payer", "sendername", "payername", "orderingcustomer", "المرسل", "المحول", "اسمالمحول"},
    "ref": {"reference", "referencenumber", "transactionreference", "رقمالمرجع", "المرجع"},
    "id": {"transactionid", "transactionno", "transactionnumber", "uniqueid", "رقمالعملية", "رقمالحركة"},
    "balance": {"balance", "runningbalance", "closingbalance", "الرصيد", "الرصيدبعدالعملية"},
}  # fmt: skip
NEEDED, SUMS = ("date", "words"), ("credit", "debit", "amount", "balance")
IN, OUT = {"cr", "c", "credit", "deposit", "دائن", "ايداع"}, {"dr", "d", "debit", "withdrawal", "مدين", "سحب", "خصم"}
DAYS = ("%Y-%m-%d", "%d/%m/%Y", "%Y/%m/%d", "%d-%m-%Y", "%d.%m.%Y")
DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹٫", "01234567890123456789.")
MARKS = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
SIDE = re.compile(r"[\s]*(CR|DR)\.?$", re.IGNORECASE)  # behind a sum
ROUND_SUM = re.compile(r"SAR|SR|ر\.?س\.?", re.IGNORECASE)
FOLDED = str.maketrans({"أ": "ا", "إ": "ا", "آ": "ا", "ى": "ي", **dict.fromkeys(" _-./()", "")})


@dataclass(frozen=True)
class Line:
    """A sum that came in: on which day, how much (halalas), in whose words (the payer's name with them), what the bank
    calls it, whether that name is the bank's own for this one line, and what lay on the account after it."""

    number: int
    booked_on: date
    amount_minor: int
    words: str
    reference: str = ""
    is_named: bool = False
    balance_minor: int | None = None


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
    """Rows as they are gathered."""

    lines: list[Line] = field(default_factory=list)
    wrong: list[Wrong] = field(default_factory=list)
    outgoing: int = 0


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
    body = [(number, row) for number, row in rows if number > head and any(cell.strip() for cell in row)]
    form = figures.form_of(
        _bare(_cell(row, places[column]))[0] for _, row in body for column in SUMS if column in places
    )
    for number, row in body:
        _take(sheet, number, row, places, form)
    named = Counter(line.reference for line in sheet.lines)
    lines = [replace(line, is_named=line.is_named and named[line.reference] == 1) for line in sheet.lines]
    return Reading(lines, sheet.wrong, sheet.outgoing)


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
        if all(column in places for column in NEEDED) and ("credit" in places or "amount" in places):
            return number, places
    raise StatementIsNotReadable()


def _take(sheet: Sheet, number: int, row: list[str], places: dict[str, int], form: Form) -> None:
    """One row, its sums written in one way: money that came in, money that went out, or one nobody can read."""
    cells = {column: _cell(row, place) for column, place in places.items()}
    day = _day(cells["date"])
    try:
        amount = _came_in(cells, form)
    except ValueError as why:
        sheet.wrong.append(Wrong(number, str(why)))
        return
    if amount <= 0:
        sheet.outgoing += 1
    elif day is None:
        sheet.wrong.append(Wrong(number, N_("التاريخ غير مفهوم")))
    else:
        words = " ".join(part for part in (cells["words"], cells.get("payer", "")) if part)[:MOST_CELL]
        reference = (cells.get("id") or cells.get("ref", ""))[:MOST_REFERENCE]
        balance = _amount(cells.get("balance", ""), form)
        sheet.lines.append(Line(number, day, amount, words, reference, bool(cells.get("id")), balance))


def _came_in(cells: dict[str, str], form: Form) -> int:
    """What came into the account by a row, in halalas; nothing or less when money went out. ValueError says why it cannot
    be told."""
    sums = {column: _amount(cells[column], form) for column in ("credit", "debit", "amount") if cells.get(column)}
    if not sums or None in sums.values():
        raise ValueError(N_("المبلغ غير مفهوم"))
    flag, kind = (cells.get(column, "").casefold().translate(FOLDED) for column in ("flag", "type"))
    if flag and flag not in IN | OUT:
        raise ValueError(N_("لا يُفهم أدخل المبلغ أم خرج"))
    if sums.get("credit") and sums.get("debit"):
        raise ValueError(N_("مدين ودائن في سطر واحد"))
    if flag in OUT or kind in OUT or sums.get("debit"):
        return 0
    if "credit" in cells:
        return sums.get("credit") or 0
    return sums.get("amount") or 0


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


def _amount(text: str, form: Form) -> int | None:
    """Halalas of a sum as banks write it: "1,240.50", "1240.5 SAR", "+85", Arabic digits too; below nothing when it went
    out: "-85", "85-", "(85)", "85 DR". None for what is no sum in the form of its file."""
    digits, is_out = _bare(text)
    minor = figures.read(digits, form)
    return -abs(minor) if is_out and minor is not None else minor


def _bare(text: str) -> tuple[str, bool]:
    """The figures of a sum without the names of currency and side around them, and whether it went out."""
    plain = text.translate(DIGITS).strip()
    side = SIDE.search(plain)
    digits = ROUND_SUM.sub("", SIDE.sub("", plain)).strip()
    is_out = bool(side and side[1].upper() == "DR")
    for begins, ends in (("(", ")"), ("", "-")):
        if digits.startswith(begins) and digits.endswith(ends) and len(digits) > len(begins + ends):
            digits, is_out = digits[len(begins) : -len(ends)].strip(), True
    return digits, is_out
