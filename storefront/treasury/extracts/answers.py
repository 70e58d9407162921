"""What the bank says of a file of transfers: the file itself with its results, as it came back or as a spreadsheet saved it. The
form is in docs/bank-file.md. Pure."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from storefront.treasury.extracts import figures, tables
from storefront.treasury.extracts.figures import Form
from storefront.treasury.extracts.refusals import AnswerIsNotReadable
from storefront.treasury.extracts.sums import DIGITS
from storefront.treasury.extracts.tables import Row

ANSWER_COLUMNS = ("record", "reference", "iban", "name", "amount", "currency", "result", "reason")
LARGEST = 2 * 1024 * 1024
REASON_LENGTH = 300
RESULTS = {"done": True, "failed": False, "تم": True, "تعذر": False}
CUT_SHORT = re.compile(r",[0-9]$")  # spreadsheets leave the last nought out


@dataclass(frozen=True)
class Answer:
    """What became of one transfer, with its line in the file, counted from 1: in which account it arrived, or why not."""

    number: int
    reference: str
    iban: str
    amount_minor: int
    currency: str
    is_done: bool
    reason: str = ""


def read_answer(raw: bytes) -> Sequence[Answer]:
    """The lines whose result is filled in; the others wait for another answer. Raises AnswerIsNotReadable(line)."""
    if len(raw) > LARGEST:
        raise AnswerIsNotReadable(line=1)
    try:
        text = tables.decoded(raw)
    except ValueError as error:
        raise AnswerIsNotReadable(line=1) from error
    head, *rows = tables.rows_of(text, tables.delimiter_of(text.partition("\n")[0])) or [Row(1, 1, ())]
    if tuple(cell.strip().lower() for cell in head.cells) != ANSWER_COLUMNS:
        raise AnswerIsNotReadable(line=1)
    for row in rows:
        if not row.is_sound:
            raise AnswerIsNotReadable(line=row.number)
    told = [_said(row) for row in rows if row.cells and row.cells[0].strip() == "payout"]
    form = figures.form_of(_sum(said["amount"]) for _, said in told)
    return [_answer(number, said, form) for number, said in told if said["result"]]


def _said(row: Row) -> tuple[int, dict[str, str]]:
    if len(row.cells) != len(ANSWER_COLUMNS):
        raise AnswerIsNotReadable(line=row.number)
    return row.number, dict(zip(ANSWER_COLUMNS, (cell.strip() for cell in row.cells), strict=True))


def _sum(written: str) -> str:
    plain = written.translate(DIGITS)
    return f"{plain}0" if CUT_SHORT.search(plain) else plain


def _answer(number: int, said: dict[str, str], form: Form) -> Answer:
    is_done, amount = RESULTS.get(said["result"].lower()), figures.read(_sum(said["amount"]), form)
    if is_done is None or amount is None:
        raise AnswerIsNotReadable(line=number)
    reason = said["reason"][:REASON_LENGTH]
    return Answer(number, said["reference"], said["iban"], amount, said["currency"], is_done, reason)
