"""What a family owes the market, and what made it: commission on cash it took itself, goods it gave back after their money
was its own, what a card holder's bank took."""

from collections import Counter, deque
from collections.abc import Iterable, Iterator
from datetime import datetime
from itertools import groupby
from operator import itemgetter
from typing import Any

from sqlalchemy import select

from storefront.kernel.database import db
from storefront.kernel.refusals import N_
from storefront.treasury.ledger import FAMILY, LedgerEntry, LedgerTransaction

CASH, BACK, DISPUTED, OTHER = "cash", "back", "disputed", "other"
CAUSES = {
    "sale": CASH,
    "taken_back": BACK,
    "came_back": BACK,
    "borne": DISPUTED,
}  # by the kind of booking that takes from what may be paid
PAID_OUT = "payout_approved"
ROWS = 500  # that are read at a time

# each with its sum, in the order in which they are told
WORDS = {
    CASH: N_("عمولة السوق على طلبات قبضتم ثمنها نقداً: %(sum)s"),
    BACK: N_("ثمن طلبات رُدّ إلى مشتريها بعد أن صار لكم: %(sum)s"),
    DISPUTED: N_("ما أخذه بنك مشترٍ اعترض على دفعته: %(sum)s"),
    OTHER: N_("حركات أخرى: %(sum)s"),
}


def of_family(family_id: int, owing_minor: int, *, until: datetime | None = None) -> dict[str, int]:
    """What a family owes by its cause, in halalas; nothing where it owes nothing. `owing_minor` is what it owes in all: with it
    the bookings are read from the newest back to when there was last enough, which for most is some weeks and not years."""
    if owing_minor <= 0:
        return {}
    booked_as = (LedgerEntry.booked_at, LedgerEntry.transaction_id)
    statement = (
        select(LedgerEntry.transaction_id, LedgerTransaction.kind, -LedgerEntry.amount_minor)
        .join(LedgerTransaction, LedgerTransaction.id == LedgerEntry.transaction_id)
        .where(LedgerEntry.family_id == family_id, LedgerEntry.account == FAMILY)
        .order_by(*(column.desc() for column in booked_as))
        .execution_options(yield_per=ROWS)
    )
    if until is not None:
        statement = statement.where(LedgerEntry.booked_at < until)
    with db.session.execute(statement) as rows:
        free, bookings = since_enough(whole(rows), owing_minor)
    return made_of(bookings, free=free)


def whole(rows: Iterable[Any]) -> Iterator[tuple[str, int]]:
    """Entries that stand side by side as the bookings they are of: each its kind, and by how much it raised what may be paid."""
    for _, parts in groupby(rows, key=itemgetter(0)):
        entries = list(parts)
        yield entries[0][1], sum(int(minor) for _, _, minor in entries)


def since_enough(newest_first: Iterable[tuple[str, int]], owing_minor: int) -> tuple[int, list[tuple[str, int]]]:
    """What there was (halalas) when there was last no debt, and the bookings since then in the order of time. All there are, from
    nothing, where money left for the bank since: then what had been taken before may be a debt too."""
    found: list[tuple[str, int]] = []
    there, is_paid_out = -owing_minor, False
    for kind, minor in newest_first:
        found.append((kind, minor))
        there -= minor
        is_paid_out |= kind == PAID_OUT
        if there >= 0 and not is_paid_out:
            break
    return there, found[::-1]


def made_of(bookings: Iterable[tuple[str, int]], *, free: int = 0) -> dict[str, int]:
    """The same of bookings in the order of time: kinds, and by how much each raised what may be paid out (halalas); `free` is
    what there was before them.

    Whatever comes in pays the oldest debt first. What was taken while there was enough is no debt, but where the same
    money had been promised to the bank before, it becomes one as soon as that leaves.
    """
    owed, taken = deque[tuple[str, int]](), list[tuple[str, int]]()
    for kind, minor in bookings:
        if minor > 0:
            free += _pay(owed, minor)
            continue
        covered = min(free, -minor)
        free, short = free - covered, -minor - covered
        if kind != PAID_OUT:
            cause = CAUSES.get(kind, OTHER)
            taken.append((cause, covered))
            owed.append((cause, short))
            continue
        latest, short = _first_of(reversed(taken), short)
        owed += [*latest, (OTHER, short)]
    sums = Counter[str]()
    for cause, minor in owed:
        sums[cause] += minor
    return {cause: sums[cause] for cause in WORDS if sums[cause]}


def _pay(debts: deque[tuple[str, int]], minor: int) -> int:
    """Takes what was paid off the oldest debts; what is left of it."""
    while debts and minor:
        cause, debt = debts.popleft()
        paid = min(debt, minor)
        minor -= paid
        if debt > paid:
            debts.appendleft((cause, debt - paid))
    return minor


def _first_of(parts: Iterable[tuple[str, int]], minor: int) -> tuple[list[tuple[str, int]], int]:
    """So much of these parts, the first ones first; and what they did not suffice for."""
    found = []
    for cause, part in parts:
        if not minor:
            break
        used = min(part, minor)
        minor -= used
        if used:
            found.append((cause, used))
    return found, minor
