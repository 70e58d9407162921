"""What a family owes the market, and what made it: commission on cash it took itself, goods it gave back after their money
was its own, what a card holder's bank took."""

from collections import Counter, deque
from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import func, select

from storefront.kernel.database import db
from storefront.kernel.refusals import N_
from storefront.treasury.ledger.accounts import FAMILY
from storefront.treasury.ledger.models import LedgerEntry, LedgerTransaction

CASH, BACK, DISPUTED, OTHER = "cash", "back", "disputed", "other"
CAUSES = {
    "sale": CASH,
    "taken_back": BACK,
    "came_back": BACK,
    "borne": DISPUTED,
}  # by the kind of booking that takes from what may be paid
PAID_OUT = "payout_approved"

# each with its sum, in the order in which they are told
WORDS = {
    CASH: N_("عمولة السوق على طلبات قبضتم ثمنها نقداً: %(sum)s"),
    BACK: N_("ثمن طلبات رُدّ إلى مشتريها بعد أن صار لكم: %(sum)s"),
    DISPUTED: N_("ما أخذه بنك مشترٍ اعترض على دفعته: %(sum)s"),
    OTHER: N_("حركات أخرى: %(sum)s"),
}


def of_family(family_id: int, *, until: datetime | None = None) -> dict[str, int]:
    """What a family owes by its cause, in halalas; nothing where it owes nothing."""
    booked_as = (LedgerEntry.booked_at, LedgerEntry.transaction_id)
    statement = (
        select(func.min(LedgerTransaction.kind), -func.sum(LedgerEntry.amount_minor))
        .join(LedgerEntry, LedgerEntry.transaction_id == LedgerTransaction.id)
        .where(LedgerEntry.family_id == family_id, LedgerEntry.account == FAMILY)
        .group_by(*booked_as)  # and by nothing else: so they stand in the index already
        .order_by(*booked_as)
    )
    if until is not None:
        statement = statement.where(LedgerEntry.booked_at < until)
    return made_of((kind, int(minor)) for kind, minor in db.session.execute(statement))


def made_of(bookings: Iterable[tuple[str, int]]) -> dict[str, int]:
    """The same of bookings in the order of time: kinds, and by how much each raised what may be paid out (halalas).

    Whatever comes in pays the oldest debt first. What was taken while there was enough is no debt, but where the same
    money had been promised to the bank before, it becomes one as soon as that leaves.
    """
    free, owed, taken = 0, deque[tuple[str, int]](), list[tuple[str, int]]()
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
