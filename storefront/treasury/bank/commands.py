"""Importing statements, and what a person decides about money nobody can place."""

from collections.abc import Iterable

from sqlalchemy import select

from storefront.kernel import clock
from storefront.kernel.actors import Actor
from storefront.kernel.database import db, insert_once
from storefront.kernel.facts import tell
from storefront.kernel.money import SAR
from storefront.kernel.refusals import NotNow, ReasonIsMissing
from storefront.treasury.bank import matching
from storefront.treasury.bank.allotting import allot
from storefront.treasury.bank.facts import CreditArrived, CreditIsBookedElsewhere, CreditReturned
from storefront.treasury.bank.models import BankCredit, BankStatement
from storefront.treasury.bank.reading import Line, decoded, read_statement
from storefront.treasury.bank.refusals import CodeIsUnknown
from storefront.treasury.bank.states import CREDIT
from storefront.treasury.gateways import BankTransfer

PROVIDER = BankTransfer.name
NOTE_LENGTH, NAME_LENGTH = 300, 120


def keep_statement(name: str, raw: bytes, actor: Actor) -> BankStatement:
    """Keeps a file of the bank to be looked at; nothing follows from it yet. Raises StatementIsTooLarge and
    StatementIsNotReadable."""
    text = decoded(raw)
    read_statement(text)
    statement = BankStatement(name=name[:NAME_LENGTH], text=text, kept_at=clock.now(), kept_by=actor.user_id)
    db.session.add(statement)
    db.session.flush()
    return statement


def import_statement(statement: BankStatement) -> int:
    """Takes in the money of a statement: what is known from an earlier one is passed over, the rest is booked and pays
    what its payers wrote beside it. How many sums were new. Raises NotNow when it was imported before."""
    db.session.refresh(statement, with_for_update=True)
    if statement.imported_at is not None:
        raise NotNow()
    statement.imported_at = clock.now()
    for line in read_statement(statement.text).lines:
        _write(statement.id, line)
    arrived = _of_statement(statement.id)
    for credit in arrived:
        tell(CreditArrived(credit.id, credit.amount_minor))
        credit.payment_id = matching.meant(credit.words, PROVIDER)
        credit.state = "waiting" if credit.payment_id else "unknown"
    db.session.flush()
    _allot_all(credit.payment_id for credit in arrived)
    return len(arrived)


def _write(statement_id: int, line: Line) -> None:
    """One sum, unless it is known: two officers may import the same days at the same moment."""
    values = {
        "statement_id": statement_id,
        "line_ref": line.ref,
        "booked_on": line.booked_on,
        "amount_minor": line.amount_minor,
        "currency": SAR,
        "words": line.words,
        "state": "unknown",
        "note": "",
    }
    db.session.execute(insert_once(BankCredit).values(**values).on_conflict_do_nothing())


def _of_statement(statement_id: int) -> list[BankCredit]:
    statement = select(BankCredit).where(BankCredit.statement_id == statement_id).order_by(BankCredit.id)
    return list(db.session.scalars(statement))


def _allot_all(payment_ids: Iterable[int | None]) -> None:
    """Payments are locked in the order of their ids, as everywhere."""
    for payment_id in sorted({one for one in payment_ids if one is not None}):
        allot(payment_id)


def assign(credit: BankCredit, code: str, actor: Actor) -> None:
    """A person says what a sum is for, by the number of the order. Raises CodeIsUnknown, NotNow."""
    found = matching.payments_named(matching.codes_in(code), PROVIDER)
    if len(found) != 1:
        raise CodeIsUnknown()
    _lock(credit)
    CREDIT.check(credit.state, "waiting")
    credit.state, credit.payment_id, credit.decided_by = "waiting", found[0], actor.user_id
    db.session.flush()
    allot(found[0])


def give_back(credit: BankCredit, actor: Actor, *, note: str) -> None:
    """A person has sent a sum back to its payer, as the note says. Raises ReasonIsMissing, NotNow."""
    words = _decide(credit, "returned", actor, note)
    tell(CreditReturned(credit.id, credit.amount_minor, actor.user_id, words))


def leave_to_others(credit: BankCredit, actor: Actor, *, note: str) -> None:
    """A person knows that a sum is no payer's: a provider's money or the courier's cash, which is booked when they tell of
    it. Here it is taken out again, so that it does not count twice. Raises ReasonIsMissing, NotNow."""
    words = _decide(credit, "elsewhere", actor, note)
    tell(CreditIsBookedElsewhere(credit.id, credit.amount_minor, actor.user_id, words))


def _decide(credit: BankCredit, state: str, actor: Actor, note: str) -> str:
    """Moves a sum on by a person's word, under its lock; the word as it is kept."""
    words = note.strip()[:NOTE_LENGTH]
    if not words:
        raise ReasonIsMissing()
    _lock(credit)
    CREDIT.check(credit.state, state)
    credit.state, credit.decided_by, credit.note = state, actor.user_id, words
    db.session.flush()
    return words


def _lock(credit: BankCredit) -> None:
    """The sum as it is now. Its payment is locked after it: whoever allots holds payments and only reads sums."""
    db.session.refresh(credit, with_for_update=True)
