"""A file for the bank: one line for each transfer, a last line with their number and sum. The form is in docs/bank-file.md.

The officer takes it to the bank and brings back the same file with the column `result` filled in.
"""

import csv
import io
from collections.abc import Sequence
from datetime import datetime
from typing import Literal

from storefront.kernel import ibans, money
from storefront.treasury.extracts import ANSWER_COLUMNS, Answer, read_answer
from storefront.treasury.payouts.port import Line, Outcome, Transfer


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
        lines.writerow(ANSWER_COLUMNS)
        for one in transfers:
            row = ("payout", one.reference, one.iban, one.holder, money.plain(one.amount_minor), one.currency, "", "")
            lines.writerow(row)
        total = money.plain(sum(one.amount_minor for one in transfers))
        currency = transfers[0].currency if transfers else money.SAR
        lines.writerow(("total", reference, len(transfers), made_at.isoformat(), total, currency, "", ""))
        return paper.getvalue().encode()

    def read(self, answer: bytes) -> Sequence[Line]:
        """What the bank says of those whose result is filled in. Raises AnswerIsNotReadable(line)."""
        return [line_of(said) for said in read_answer(answer)]


def line_of(said: Answer) -> Line:
    outcome = Outcome(said.reference, "done" if said.is_done else "failed", said.reason)
    return Line(said.number, outcome, said.amount_minor, said.iban, said.currency)
