"""Reading a bank's statement: a table of text as banks export it, in either language. A row is taken only where all of it
fits: as many cells as there are columns, sums and days written as in the rest of the file, and a side that is said. Pure;
nothing is believed before an officer has seen it."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from storefront.kernel.refusals import N_
from storefront.treasury.extracts import belonging, chaining, columns, days, sums, tables
from storefront.treasury.extracts.chaining import Step
from storefront.treasury.extracts.columns import MOST_CELL, Head
from storefront.treasury.extracts.days import First, Manner
from storefront.treasury.extracts.refusals import StatementIsNotReadable, StatementIsTooLarge
from storefront.treasury.extracts.sums import Habits
from storefront.treasury.extracts.tables import Row

MOST_BYTES = 400 * 1024
MOST_REFERENCE = 120
PLAIN = Manner()


@dataclass(frozen=True)
class Line:
    """A sum that came in: on which day, how much (halalas), in whose words (the payer's name and references with them), what
    the bank calls it, whether that name is the bank's own for this one line, and what lay on the account after it."""

    number: int
    booked_on: date
    amount_minor: int
    words: str
    reference: str = ""
    is_named: bool = False
    balance_minor: int | None = None
    is_unfit: bool = False  # it does not lead from what lay there before it to what lay there after it
    is_of_other: bool = False  # a number of another account than the market's stands beside it
    parts: Sequence[str] = ()  # the same words with less beside them, as a sum may have been taken in


@dataclass(frozen=True)
class Wrong:
    """A row that cannot be read, by its number in the file, and why; where it swallows others, with the last of them."""

    number: int
    trouble: str
    last: int = 0


@dataclass(frozen=True)
class Reading:
    """What a statement says: money that came in, how many rows went out, the rows nobody can read, how it writes its days,
    and the columns that say something which nobody knows."""

    lines: Sequence[Line] = ()
    wrong: Sequence[Wrong] = ()
    outgoing: int = 0
    manner: Manner = PLAIN
    unread: Sequence[str] = ()
    gone: Sequence[Line] = ()  # what went out, as it is told


@dataclass
class Sheet:
    """Rows as they are gathered, and what each did to the account."""

    head: Head
    account: str
    habits: Habits
    manner: Manner
    has_status: bool
    lines: list[Line] = field(default_factory=list)
    wrong: list[Wrong] = field(default_factory=list)
    outgoing: int = 0
    gone: list[Line] = field(default_factory=list)
    steps: list[Step] = field(default_factory=list)


def decoded(raw: bytes) -> str:
    """The text of a file. Raises StatementIsTooLarge, and StatementIsNotReadable for what is no text."""
    if len(raw) > MOST_BYTES:
        raise StatementIsTooLarge(kilobytes=MOST_BYTES // 1024)
    try:
        return tables.decoded(raw)
    except ValueError:
        raise StatementIsNotReadable() from None


def read_statement(text: str, *, asked: First | None = None, account: str = "") -> Reading:
    """The rows of a statement; `asked`: what a person says stands first in its days, where it does not say so itself;
    `account`: the IBAN of the account it should be of. Raises StatementIsNotReadable when its first rows name no date, amount
    and description, StatementIsInOtherMoney and StatementIsOfAnotherAccount when they say so."""
    rows = tables.rows_of(text)
    head = columns.head_of(rows)
    belonging.check_above(rows[: head.place], account)
    body = list(_believed([row for row in rows[head.place + 1 :] if not row.is_empty], head))
    cells = {row.number: head.cells_of(row) for row, trouble in body if not trouble}
    manner = days.manner_of((one["date"] for one in cells.values()), asked=asked)
    has_status = any(one.get("status") for one in cells.values())
    sheet = Sheet(head, account, sums.habits_of(cells.values()), manner, has_status)
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
    sound = [row for row, trouble in body if not trouble]
    unread = [name for place, name in head.unknown.items() if any(columns.cell_at(row, place) for row in sound)]
    return Reading(lines, sheet.wrong, sheet.outgoing, manner, unread, sheet.gone)


def _believed(rows: Sequence[Row], head: Head) -> Iterator[tuple[Row, str]]:
    """Each row with what is wrong with it, if anything. A cell too many is one even where it is empty: a sum that was cut in
    two pushes an empty one out at the end. Where quotation marks do not fit, nothing after them is a row for certain."""
    for row in rows:
        if not row.is_sound:
            yield replace(row, last=rows[-1].last), N_("علامة اقتباس بلا قرين، فلا يُعرف أين ينتهي السطر")
            return
        if row.last > row.number:
            yield row, N_("في خانة منه سطر جديد")
        elif len(row.cells) != head.cells or columns.width_of(row) > head.width:
            yield row, N_("خاناته ليست بعدد الأعمدة")
        else:
            yield row, ""


def _name(sheet: Sheet, row: Row, trouble: str) -> None:
    """A row that is not taken."""
    sheet.wrong.append(Wrong(row.number, trouble, row.last))
    sheet.steps.append(Step(row.number, None, None, None))


def _take(sheet: Sheet, row: Row, cells: Mapping[str, str]) -> None:
    """One row: money that came in, money that went out, or one nobody can read."""
    if trouble := _is_none(sheet, row):
        _name(sheet, row, trouble)
        return
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
        if net < 0 and day:
            sheet.gone.append(_line(sheet, row, cells, day, -net))
        return
    is_of_other = not all(belonging.is_of(sheet.account, said) for said in sheet.head.all_of(row, "account"))
    line = _line(sheet, row, cells, day, net)
    sheet.lines.append(replace(line, balance_minor=balance, is_of_other=is_of_other))


def _line(sheet: Sheet, row: Row, cells: Mapping[str, str], day: date, minor: int) -> Line:
    reference = (cells.get("id") or cells.get("ref", ""))[:MOST_REFERENCE]
    words, parts = _words(sheet.head, row)
    return Line(row.number, day, minor, words, reference, bool(cells.get("id")), parts=parts)


def _is_none(sheet: Sheet, row: Row) -> str:
    """Why a row is no movement of riyals; nothing for one that is."""
    if not all(belonging.is_riyal(said) for said in sheet.head.all_of(row, "currency")):
        return N_("عملته ليست الريال")
    said = sheet.head.all_of(row, "status")
    if sheet.has_status and not (said and all(belonging.is_done(one) for one in said)):
        return N_("لا تقول حالته إن البنك أتمّه")
    return ""


def _words(head: Head, row: Row) -> tuple[str, list[str]]:
    """All that a bank and a payer say of a row, without its number; and the same with less of it."""
    described, payers = head.all_of(row, "words"), head.all_of(row, "payer")
    told = dict.fromkeys([*described, *payers, *head.all_of(row, "ref"), *head.all_of(row, "more")])
    parts = [" ".join([one, *payers[:1]])[:MOST_CELL] for one in described or [""]]
    return " ".join(told)[:MOST_CELL], [part.strip() for part in parts]
