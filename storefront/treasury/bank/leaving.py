"""Money that leaves the account as a payer's transfer that the bank takes back: the line names the transfer by the bank's own
number or by the code of what it paid. Nothing is decided here: the shares of what it paid are held, and a person is called."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from sqlalchemy import or_, select

from storefront.kernel import money
from storefront.kernel.database import db
from storefront.treasury import alarms, payments
from storefront.treasury.bank import matching
from storefront.treasury.bank.likening import has_figure
from storefront.treasury.bank.models import BankCredit
from storefront.treasury.bank.taken_back import find_taken_back
from storefront.treasury.extracts import Line
from storefront.treasury.gateways import BankTransfer

WORD = re.compile(r"[0-9A-Za-z]+")
SHORTEST = 4  # of a number that names a transfer
MOST_AT_ONCE = 5000
GONE = {"done", "unattributed"}  # states of what went back


@dataclass(frozen=True)
class Leaving:
    """A line by which money went out, and the sum that it names, which is the same money where it is as much."""

    line: Line
    credit: BankCredit
    is_awaited: bool = False  # as much is to go back on its payment, and nobody has said yet that it did

    @property
    def is_whole(self) -> bool:
        return self.line.amount_minor == self.credit.amount_minor


def named_by(gone: Sequence[Line]) -> list[Leaving]:
    """The lines that name a sum of ours; what we give back ourselves names it too and is left out. As many queries whatever
    their number."""
    named = matching.named_in((line.words for line in gone), BankTransfer.name)
    paid = [(line, matching.only(line.words, named)) for line in gone]
    ours = _ours({payment.id for _, payment in paid if payment}, {word for line in gone for word in _numbers(line)})
    found = []
    for line, payment in paid:
        numbers = _numbers(line)
        meant = [one for one in ours if one.reference in numbers or (payment and one.payment_id == payment.id)]
        meant.sort(key=lambda one: (one.amount_minor != line.amount_minor, one.reference not in numbers, one.id))
        if meant:
            found.append(Leaving(line, meant[0]))
    back = _back([one.credit for one in found])
    states = [back.get((one.credit.payment_id, one.line.amount_minor), set()) for one in found]
    return [
        replace(one, is_awaited=bool(its_states))
        for one, its_states in zip(found, states, strict=True)
        if not its_states & GONE
    ]


def look_at(gone: Sequence[Line]) -> None:
    """Puts what the bank takes back before a person. What had paid something counts as gone from what it paid, until a person
    says for what; of anything else the office is called to the sum. Done as often as one likes."""
    for one in sorted(named_by(gone), key=lambda one: one.credit.payment_id or 0):
        credit = one.credit
        if one.is_whole and not one.is_awaited and credit.state == "used" and credit.attempt_id:
            find_taken_back(credit.attempt_id, credit.amount_minor, name=credit.line_ref)
        elif credit.state not in ("dropped", "returned", "elsewhere"):
            alarms.raise_alarm("credit-left", f"credit:{credit.id}", riyals=money.plain(one.line.amount_minor))


def _numbers(line: Line) -> set[str]:
    """What in a line may be the bank's number of a transfer."""
    words = {*WORD.findall(line.words), *WORD.findall(line.reference), line.reference}
    return {word for word in words if len(word) >= SHORTEST and has_figure(word)}


def _ours(payment_ids: set[int], numbers: set[str]) -> list[BankCredit]:
    found: dict[int, BankCredit] = {}
    keys: list[int | str] = [*sorted(payment_ids), *sorted(numbers)]
    for start in range(0, len(keys), MOST_AT_ONCE):
        some = keys[start : start + MOST_AT_ONCE]
        mine = or_(
            BankCredit.payment_id.in_([one for one in some if isinstance(one, int)]),
            BankCredit.reference.in_([one for one in some if isinstance(one, str)]),
        )
        found |= {one.id: one for one in db.session.scalars(select(BankCredit).where(mine))}
    return [found[number] for number in sorted(found)]


def _back(credits: Sequence[BankCredit]) -> dict[tuple[int | None, int], set[str]]:
    """The states of what goes back, or went, by payment and sum: what leaves the account for it is no surprise."""
    of_them = payments.Refund.payment_id.in_({one.payment_id for one in credits if one.payment_id})
    living = payments.Refund.state.not_in(("void", "replaced"))
    columns = (payments.Refund.payment_id, payments.Refund.amount_minor, payments.Refund.state)
    back: dict[tuple[int | None, int], set[str]] = {}
    for payment_id, amount, state in db.session.execute(select(*columns).where(of_them, living)):
        back.setdefault((payment_id, amount), set()).add(state)
    return back
