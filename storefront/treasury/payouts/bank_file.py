"""A file for the bank: one line for each transfer, a last line with their number and sum. The form is in docs/bank-file.md.

The officer takes it to the bank and brings back the same file with the column `result` filled in.
"""

import csv
import io
from collections.abc import Sequence
from datetime import datetime
from typing import Literal

from storefront.kernel import ibans, money
from storefront.treasury.payouts.port import Line, Outcome, Transfer
from storefront.treasury.payouts.refusals import AnswerIsNotReadable

COLUMNS = ("record", "reference", "iban", "name", "amount", "currency", "result", "reason")
LARGEST = 2 * 1024 * 1024
REASON_LENGTH = 300
RESULTS: dict[str, Literal["done", "failed"]] = {"done": "done", "failed": "failed", "تم": "done", "تعذر": "failed"}


class BankFile:
    """Transfers as a CSV file that a person carries to the bank."""

    name = "bank_file"
    by_file: Literal[True] = True

    def write(self, reference: str, made_at: datetime, transfers: Sequence[Transfer]) -> bytes:
        """The file: UTF-8, lines end with CR LF, sums in riyals with two places. Raises ValueError for an account whose
        check digits do not fit, so that none leaves the house."""
        wrong = [transfer.reference for transfer in transfers if not ibans.is_valid(transfer.iban)]
        if wrong:
            raise ValueError(f"accounts with wrong check digits: {wrong}")
        paper = io.StringIO(newline="")
        lines = csv.writer(paper, lineterminator="\r\n")
        lines.writerow(COLUMNS)
        for one in transfers:
            row = ("payout", one.reference, one.iban, one.holder, money.plain(one.amount_minor), one.currency, "", "")
            lines.writerow(row)
        total = money.plain(sum(one.amount_minor for one in transfers))
        currency = transfers[0].currency if transfers else money.SAR
        lines.writerow(("total", reference, len(transfers), made_at.isoformat(), total, currency, "", ""))
        return paper.getvalue().encode()

    def read(self, answer: bytes) -> Sequence[Line]:
        """The lines whose result is filled in; the others wait for another answer. Raises AnswerIsNotReadable(line)."""
        if len(answer) > LARGEST:
            raise AnswerIsNotReadable(line=1)
        try:
            text = answer.decode("utf-8-sig")
            rows = list(csv.reader(io.StringIO(text, newline=""), strict=True))
        except (UnicodeDecodeError, csv.Error) as error:
            raise AnswerIsNotReadable(line=1) from error
        if not rows or tuple(cell.strip().lower() for cell in rows[0]) != COLUMNS:
            raise AnswerIsNotReadable(line=1)
        numbered = [(number, row) for number, row in enumerate(rows[1:], start=2) if row and row[0].strip() == "payout"]
        told = [line_of(number, row) for number, row in numbered]
        return [line for line in told if line is not None]


def line_of(number: int, row: Sequence[str]) -> Line | None:
    """One line of an answer; None where the bank has not said anything yet."""
    if len(row) != len(COLUMNS):
        raise AnswerIsNotReadable(line=number)
    said = dict(zip(COLUMNS, (cell.strip() for cell in row), strict=True))
    if not said["result"]:
        return None
    result = RESULTS.get(said["result"].lower())
    try:
        amount = money.parse_riyals(said["amount"])
    except ValueError as error:
        raise AnswerIsNotReadable(line=number) from error
    if result is None:
        raise AnswerIsNotReadable(line=number)
    return Line(number, Outcome(said["reference"], result, said["reason"][:REASON_LENGTH]), amount)
