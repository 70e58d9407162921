"""Reading what came into the account."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, case, exists, func, select

from storefront.kernel.actors import Actor
from storefront.kernel.database import db
from storefront.kernel.paging import PAGE_SIZE, Page
from storefront.kernel.refusals import NotFound
from storefront.treasury.bank import matching
from storefront.treasury.bank.commands import PROVIDER, read, told_apart
from storefront.treasury.bank.leaving import Leaving, named_by
from storefront.treasury.bank.models import BankCredit, BankStatement
from storefront.treasury.bank.refusals import CodeIsUnknown
from storefront.treasury.extracts import First, Line, Manner, Wrong
from storefront.treasury.payments import STRAY, Payment, Refund

GOING_BACK = "going_back"  # beside the states of credits: what paid nothing and is on its way to its payer


def _fate() -> ColumnElement[str]:
    """What became of a sum: its state; of one that paid nothing, whether it is on its way back to its payer or was sent back."""
    stray = (Refund.attempt_id == BankCredit.attempt_id, Refund.reason.in_(STRAY), Refund.state != "replaced")
    is_there, waits = exists().where(*stray), exists().where(*stray, Refund.state.not_in(("done", "void")))
    used = BankCredit.state == "used"
    return case((used & waits, GOING_BACK), (used & is_there, "returned"), else_=BankCredit.state)


@dataclass(frozen=True)
class Preview:
    """What importing a statement would do: the new lines with the code each names, those the office is asked about with
    the doubt, what is known, what is unreadable, how its days were read, and the columns of which nothing was; with what the
    bank takes back. Nothing while nobody knows how the days are."""

    rows: Sequence[tuple[Line, str]]
    asked: Sequence[tuple[Line, str]]
    known: int
    outgoing: int
    wrong: Sequence[Wrong]
    manner: Manner
    unread: Sequence[str] = ()
    leaving: Sequence[Leaving] = ()


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


def preview(statement: BankStatement, actor: Actor, *, asked: First | None = None) -> Preview:
    """What importing it would do now by this person's hand; as many queries whatever its length. `asked`: what a person says
    stands first in its days."""
    reading = read(statement.text, asked=asked)
    if reading.manner.first is First.EITHER and statement.imported_at is None:
        return Preview((), (), 0, reading.outgoing, reading.wrong, reading.manner, reading.unread)
    sifted, _ = told_apart(statement, reading, actor)
    rows = [(line, sifted.codes.get(line.number, "")) for line in sifted.fresh]
    told = (sifted.known, reading.outgoing, reading.wrong, reading.manner, reading.unread)
    return Preview(rows, sifted.asked, *told, leaving=named_by(reading.gone))


def arrived_for(payment_id: int) -> int:
    """What has come in and waits for the rest of a payment, in halalas."""
    return arrived_for_each([payment_id]).get(payment_id, 0)


def arrived_for_each(payment_ids: Collection[int]) -> dict[int, int]:
    """The same by payment, of those of which some has come."""
    waiting = (BankCredit.payment_id.in_(payment_ids), BankCredit.state == "waiting")
    statement = select(BankCredit.payment_id, func.sum(BankCredit.amount_minor)).where(*waiting)
    rows = db.session.execute(statement.group_by(BankCredit.payment_id))
    return {payment_id: int(came) for payment_id, came in rows if payment_id is not None}


@dataclass(frozen=True)
class Assignment:
    """What a sum would do for the payment with this code, in halalas: what is asked for, what of it has come already, and
    whether the payment still takes money."""

    code: str
    due_minor: int
    arrived_minor: int
    is_open: bool


def assignment_of(code: str) -> Assignment:
    """What is known of the payment of that code; raises CodeIsUnknown."""
    found = matching.payments_named(matching.codes_in(code), PROVIDER)
    if len(found) != 1:
        raise CodeIsUnknown()
    payment = db.session.get_one(Payment, found[0])
    return Assignment(payment.code, payment.amount_minor, arrived_for(payment.id), payment.state == "open")


def code_of(credit: BankCredit) -> str:
    """The code of the payment a sum is for; nothing for none."""
    return db.session.scalar(select(Payment.code).where(Payment.id == credit.payment_id)) or ""


def asked_count(statement_id: int) -> int:
    """How many sums of a statement wait for the office's answer."""
    asked = (BankCredit.statement_id == statement_id, BankCredit.state == "asked")
    return db.session.scalar(select(func.count(BankCredit.id)).where(*asked)) or 0


def unknown_count() -> int:
    """How many sums wait for a person: nobody has placed them, or said whether they are sums of their own."""
    waits = BankCredit.state.in_(("asked", "unknown"))
    return db.session.scalar(select(func.count(BankCredit.id)).where(waits)) or 0


def fate_of(credit: BankCredit) -> str:
    """What became of a sum, as lists name it."""
    return db.session.scalars(select(_fate()).where(BankCredit.id == credit.id)).one()


@dataclass(frozen=True)
class Surplus:
    """What of a sum that paid was more than was needed, in halalas, and whether it is with its payer again."""

    amount_minor: int
    is_back: bool


def surplus_of(credit: BankCredit) -> Surplus | None:
    """What of it is over; nothing where all of it paid, or none of it. Where several sums paid together, what came last is
    over first."""
    refunds = select(func.sum(Refund.amount_minor), func.sum(case((Refund.state == "done", 0), else_=1)))
    over = refunds.where(Refund.payment_id == credit.payment_id, Refund.reason == "over", Refund.state != "replaced")
    left, going = db.session.execute(over).one()
    together = (BankCredit.payment_id == credit.payment_id, BankCredit.attempt_id == credit.attempt_id)
    if not left or fate_of(credit) != "used":
        return None
    later = db.session.scalars(select(BankCredit.amount_minor).where(*together, BankCredit.id > credit.id))
    mine = min(credit.amount_minor, left - sum(later))
    return Surplus(mine, not going) if mine > 0 else None


def credits_page(*, fate: str = "", number: int = 1) -> Page[tuple[BankCredit, str, str]]:
    """A page of the sums that came in with the code of what each is for and what became of it, the newest first; of one fate
    when asked."""
    where = [_fate() == fate] if fate else []
    total = db.session.scalar(select(func.count(BankCredit.id)).where(*where)) or 0
    statement = (
        select(BankCredit, Payment.code, _fate())
        .outerjoin(Payment, Payment.id == BankCredit.payment_id)
        .where(*where)
        .order_by(BankCredit.booked_on.desc(), BankCredit.id.desc())
        .limit(PAGE_SIZE)
        .offset(PAGE_SIZE * (number - 1))
    )
    rows = [(credit, code or "", fate) for credit, code, fate in db.session.execute(statement)]
    return Page(rows, number, total)
