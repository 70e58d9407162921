"""Reading a bank's statement: a table of text as banks export it, in either language. A row is taken only where all of it
fits: as many cells as there are columns, sums and days written as in the rest of the file, and a side that is said. Pure;
nothing is believed before an officer has seen it."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from storefront.kernel.refusals import N_
from storefront.treasury.extracts import chaining, days, sums, tables
from storefront.treasury.extracts.chaining import Step
from storefront.treasury.extracts.days import First, Manner
from storefront.treasury.extracts.refusals import StatementIsNotReadable, StatementIsTooLarge
from storefront.treasury.extracts.sums import Habits, folded
from storefront.treasury.extracts.tables import Row

MOST_BYTES = 400 * 1024
MOST_CELL = 300
MOST_REFERENCE = 120
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
KNOWN = {column: {folded(name) for name in names} for column, names in COLUMNS.items()}
PLAIN = Manner()
NEEDED = ("date", "words")
MARKS = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")


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
    is_unfit: bool = False  # it does not lead from what lay there before it to what lay there after it


@dataclass(frozen=True)
class Wrong:
    """A row that cannot be read, by its number in the file, and why; where it swallows others, with the last of them."""

    number: int
    trouble: str
    last: int = 0


@dataclass(frozen=True)
class Reading:
    """What a statement says: money that came in, how many rows went out, the rows nobody can read, and how it writes its
    days."""

    lines: Sequence[Line] = ()
    wrong: Sequence[Wrong] = ()
    outgoing: int = 0
    manner: Manner = PLAIN


@dataclass(frozen=True)
class Head:
    """The row that names the columns: its place among the rows, how many cells it has, how many of them name a column, and
    where each is."""

    place: int
    cells: int
    width: int
    columns: Mapping[str, int]


@dataclass
class Sheet:
    """Rows as they are gathered, and what each did to the account."""

    habits: Habits
    manner: Manner
    lines: list[Line] = field(default_factory=list)
    wrong: list[Wrong] = field(default_factory=list)
    outgoing: int = 0
    steps: list[Step] = field(default_factory=list)


def decoded(raw: bytes) -> str:
    """The text of a file. Raises StatementIsTooLarge, and StatementIsNotReadable for what is no text."""
    if len(raw) > MOST_BYTES:
        raise StatementIsTooLarge(kilobytes=MOST_BYTES // 1024)
    try:
        return tables.decoded(raw)
    except ValueError:
        raise StatementIsNotReadable() from None


def read_statement(text: str, *, asked: First | None = None) -> Reading:
    """The rows of a statement; `asked`: what a person says stands first in its days, where it does not say so itself. Raises
    StatementIsNotReadable when its first rows name no date, amount and description."""
    rows = tables.rows_of(text)
    head = _head(rows)
    body = list(_believed([row for row in rows[head.place + 1 :] if not row.is_empty], head))
    cells = {row.number: _cells(row, head) for row, trouble in body if not trouble}
    manner = days.manner_of((one["date"] for one in cells.values()), asked=asked)
    sheet = Sheet(sums.habits_of(cells.values()), manner)
    for row, trouble in body:
        if trouble:
            _name(sheet, row, trouble)
        else:
            _take(sheet, row, cells[row.number])
    named = Counter(line.reference for line in sheet.lines)
    unfit = chaining.unfit(sheet.steps)
    lines = [
        replace(line, is_named=line.is_named and named[line.reference] == 1, is_unfit=line.number in unfit)
        for line in sheet.lines
    ]
    return Reading(lines, sheet.wrong, sheet.outgoing, manner)


def _head(rows: Sequence[Row]) -> Head:
    """The row that names the columns; banks write their own name above it."""
    for place, row in enumerate(rows[:30]):
        names = [folded(MARKS.sub("", cell)) for cell in row.cells]
        columns = {}
        for column, known in KNOWN.items():
            found = [there for there, name in enumerate(names) if name in known]
            if found:
                columns[column] = found[0]
        if all(column in columns for column in NEEDED) and ("credit" in columns or "amount" in columns):
            return Head(place, len(row.cells), _width(row), columns)
    raise StatementIsNotReadable()


def _width(row: Row) -> int:
    """How many cells a row has, up to the last that says anything."""
    return max((place for place, cell in enumerate(row.cells, start=1) if cell.strip()), default=0)


def _believed(rows: Sequence[Row], head: Head) -> Iterator[tuple[Row, str]]:
    """Each row with what is wrong with it, if anything. A cell too many is one even where it is empty: a sum that was cut in
    two pushes an empty one out at the end. Where quotation marks do not fit, nothing after them is a row for certain."""
    for row in rows:
        if not row.is_sound:
            yield replace(row, last=rows[-1].last), N_("علامة اقتباس بلا قرين، فلا يُعرف أين ينتهي السطر")
            return
        if row.last > row.number:
            yield row, N_("في خانة منه سطر جديد")
        elif len(row.cells) != head.cells or _width(row) > head.width:
            yield row, N_("خاناته ليست بعدد الأعمدة")
        else:
            yield row, ""


def _cells(row: Row, head: Head) -> dict[str, str]:
    return {column: MARKS.sub("", row.cells[place])[:MOST_CELL].strip() for column, place in head.columns.items()}


def _name(sheet: Sheet, row: Row, trouble: str) -> None:
    """A row that is not taken."""
    sheet.wrong.append(Wrong(row.number, trouble, row.last))
    sheet.steps.append(Step(row.number, None, None, None))


def _take(sheet: Sheet, row: Row, cells: Mapping[str, str]) -> None:
    """One row: money that came in, money that went out, or one nobody can read."""
    try:
        net = sums.net(cells, sheet.habits)
    except ValueError as why:
        _name(sheet, row, str(why))
        return
    day = days.read(cells["date"], sheet.manner)
    if net > 0 and day is None:
        is_mixed = sheet.manner.first is First.MIXED
        _name(sheet, row, N_("التواريخ في الملف مكتوبة بأكثر من طريقة") if is_mixed else N_("التاريخ غير مفهوم"))
        return
    balance = sums.amount(cells.get("balance", ""), sheet.habits.form)
    sheet.steps.append(Step(row.number, day, net, balance))
    if net <= 0 or day is None:
        sheet.outgoing += 1
        return
    words = " ".join(part for part in (cells["words"], cells.get("payer", "")) if part)[:MOST_CELL]
    reference = (cells.get("id") or cells.get("ref", ""))[:MOST_REFERENCE]
    sheet.lines.append(Line(row.number, day, net, words, reference, bool(cells.get("id")), balance))
