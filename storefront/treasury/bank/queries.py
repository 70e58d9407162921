"""Reading what came into the account."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import func, select

from storefront.kernel.database import db
from storefront.kernel.paging import PAGE_SIZE, Page
from storefront.kernel.refusals import NotFound
from storefront.treasury.bank import matching
from storefront.treasury.bank.commands import PROVIDER
from storefront.treasury.bank.models import BankCredit, BankStatement
from storefront.treasury.bank.reading import Line, Wrong, read_statement
from storefront.treasury.payments import Payment


@dataclass(frozen=True)
class Preview:
    """What importing a statement would do: the new lines with the code each names, what is known, what is unreadable."""

    rows: Sequence[tuple[Line, str]]
    known: int
    outgoing: int
    wrong: Sequence[Wrong]


def get_statement(statement_id: int) -> BankStatement:
    """A statement; raises NotFound."""
    return _found(db.session.get(BankStatement, statement_id))


def get_credit(credit_id: int) -> BankCredit:
    """A sum that came in; raises NotFound."""
    found = db.session.get(BankCredit, credit_id)
    if found is None:
        raise NotFound()
    return found


def _found(statement: BankStatement | None) -> BankStatement:
    if statement is None:
        raise NotFound()
    return statement


def preview(statement: BankStatement) -> Preview:
    """What importing it would do now; two queries whatever its length."""
    reading = read_statement(statement.text)
    known = _known({line.ref for line in reading.lines})
    fresh = [line for line in reading.lines if line.ref not in known]
    codes = _codes({code for line in fresh for code in matching.codes_in(line.words)})
    rows = [(line, _only(codes & matching.codes_in(line.words))) for line in fresh]
    return Preview(rows, len(reading.lines) - len(fresh), reading.outgoing, reading.wrong)


def _known(refs: set[str]) -> set[str]:
    return set(db.session.scalars(select(BankCredit.line_ref).where(BankCredit.line_ref.in_(refs))))


def _codes(candidates: set[str]) -> set[str]:
    """Those of these that are codes of payments we wait for or have had."""
    found: set[str] = set()
    ordered = sorted(candidates)
    for start in range(0, len(ordered), 5000):
        some = ordered[start : start + 5000]
        found |= set(
            db.session.scalars(select(Payment.code).where(Payment.gateway == PROVIDER, Payment.code.in_(some)))
        )
    return found


def _only(codes: set[str]) -> str:
    return next(iter(codes)) if len(codes) == 1 else ""


def arrived_for(payment_id: int) -> int:
    """What has come in and waits for the rest of a payment, in halalas."""
    waiting = (BankCredit.payment_id == payment_id, BankCredit.state == "waiting")
    return int(db.session.scalar(select(func.sum(BankCredit.amount_minor)).where(*waiting)) or 0)


def unknown_count() -> int:
    """How many sums nobody has placed yet."""
    return db.session.scalar(select(func.count(BankCredit.id)).where(BankCredit.state == "unknown")) or 0


def credits_page(*, state: str = "", number: int = 1) -> Page[tuple[BankCredit, str]]:
    """A page of the sums that came in with the code of what each is for, the newest first; of one state when asked."""
    where = [BankCredit.state == state] if state else []
    total = db.session.scalar(select(func.count(BankCredit.id)).where(*where)) or 0
    statement = (
        select(BankCredit, Payment.code)
        .outerjoin(Payment, Payment.id == BankCredit.payment_id)
        .where(*where)
        .order_by(BankCredit.booked_on.desc(), BankCredit.id.desc())
        .limit(PAGE_SIZE)
        .offset(PAGE_SIZE * (number - 1))
    )
    rows = [(credit, code or "") for credit, code in db.session.execute(statement)]
    return Page(rows, number, total)
