"""Importing statements, and what a person decides about money nobody can place."""

from collections.abc import Iterable, Sequence
from datetime import date

from sqlalchemy import func, or_, select

from storefront.kernel import clock
from storefront.kernel.actors import Actor
from storefront.kernel.database import db, insert_once
from storefront.kernel.facts import tell
from storefront.kernel.money import SAR
from storefront.kernel.refusals import NotNow, ReasonIsMissing
from storefront.treasury import extracts, gateways, interests, payments
from storefront.treasury.bank import leaving, matching
from storefront.treasury.bank.allotting import allot
from storefront.treasury.bank.calling import call_office
from storefront.treasury.bank.facts import CreditArrived, CreditIsBookedElsewhere, CreditReturned
from storefront.treasury.bank.likening import NEAR, Known
from storefront.treasury.bank.models import BankCredit, BankStatement
from storefront.treasury.bank.refusals import CodeIsUnknown, DaysAreUnclear, SomebodyElseImported
from storefront.treasury.bank.sifting import OWN, Sifted, name_of, sift
from storefront.treasury.bank.states import CREDIT
from storefront.treasury.extracts import First, Line, Reading
from storefront.treasury.gateways import BankTransfer

PROVIDER = BankTransfer.name
NOTE_LENGTH, NAME_LENGTH = 300, 120


def keep_statement(name: str, raw: bytes, actor: Actor) -> BankStatement:
    """Keeps a file of the bank to be looked at; nothing follows from it yet. Raises StatementIsTooLarge and what reading it
    raises."""
    text = extracts.decoded(raw)
    read(text)
    statement = BankStatement(name=name[:NAME_LENGTH], text=text, kept_at=clock.now(), kept_by=actor.user_id)
    db.session.add(statement)
    db.session.flush()
    return statement


def read(text: str, *, asked: First | None = None) -> Reading:
    """What a statement of the account says to which payers send their money."""
    account = gateways.account_of(PROVIDER)
    return extracts.read_statement(text, asked=asked, account=account.iban if account else "")


def import_statement(statement: BankStatement, actor: Actor, *, asked: First | None = None) -> int:
    """Takes in the money of a statement: what is known from an earlier one is passed over, what is plainly new is booked
    and pays what its payers wrote beside it, and what only a person can tell, or only another than who imports it, is kept
    to be asked about; what the bank takes back is put before a person. `asked`: what a person says stands first in its days.
    How many sums were new. Raises NotNow when it was imported before, DaysAreUnclear when nobody has said that,
    SomebodyElseImported when another was at the same moment."""
    db.session.refresh(statement, with_for_update=True)
    if statement.imported_at is not None:
        raise NotNow()
    reading = read(statement.text, asked=asked)
    if reading.manner.first is First.EITHER:
        raise DaysAreUnclear()
    sifted, known = told_apart(statement, reading, actor)
    statement.imported_at = clock.now()
    taken = {one.line_ref for one in known}
    for line, doubt in sorted([*((line, "") for line in sifted.fresh), *sifted.asked], key=lambda row: row[0].number):
        name = name_of(line, taken)
        taken.add(name)
        _write(statement.id, line, name, doubt)
    credits = _of_statement(statement.id)
    arrived = [credit for credit in credits if not credit.doubt]
    for credit in arrived:
        _book(credit)
    db.session.flush()
    for credit in credits:
        call_office(credit)
    _allot_all(credit.payment_id for credit in arrived)
    leaving.look_at(reading.gone)
    return len(arrived)


def told_apart(statement: BankStatement, reading: Reading, actor: Actor) -> tuple[Sifted, list[Known]]:
    """What importing a statement would do now by this person's hand, and what is known of its days. A file of several sums
    that was imported before, letter by letter, holds nothing new; of one sum alone, that proves nothing."""
    known = _known(reading.lines)
    if len({(line.amount_minor, line.words) for line in reading.lines}) > 1 and _was_imported(statement):
        return Sifted(known=len(reading.lines)), known
    sifted = sift(reading.lines, known, clock.today())
    return left_to_others(sifted, actor), known


def left_to_others(sifted: Sifted, actor: Actor) -> Sifted:
    """The same where new lines that pay what concerns a person are asked about: nobody pays their own with a file they
    brought."""
    named = matching.named_in((line.words for line in sifted.fresh), PROVIDER)
    meant = [(line, matching.only(line.words, named)) for line in sifted.fresh]
    subjects: dict[str, set[int]] = {}
    for _, paid in meant:
        if paid:
            subjects.setdefault(paid.purpose, set()).add(paid.subject_id)
    own = {purpose: interests.concerning(actor, purpose, ids) for purpose, ids in subjects.items()}
    is_own = [paid is not None and paid.subject_id in own[paid.purpose] for _, paid in meant]
    fresh = [line for line, mine in zip(sifted.fresh, is_own, strict=True) if not mine]
    asked = [(line, OWN) for line, mine in zip(sifted.fresh, is_own, strict=True) if mine]
    return Sifted(
        fresh, [*sifted.asked, *asked], sifted.known, {line.number: paid.code for line, paid in meant if paid}
    )


def _known(lines: Sequence[Line]) -> list[Known]:
    """The sums of about the days of these lines with the code of what each is for, and those with one of their names; what
    was found to be none is not among them."""
    if not lines:
        return []
    columns = (
        BankCredit.statement_id, BankCredit.booked_on, BankCredit.amount_minor, BankCredit.words, BankCredit.reference,
        BankCredit.balance_minor, BankCredit.line_ref, func.coalesce(payments.Payment.code, ""),
    )  # fmt: skip
    days, names = {line.booked_on for line in lines}, {line.reference for line in lines if line.is_named}
    first, last = max(min(days), date.min + NEAR) - NEAR, min(max(days), date.max - NEAR) + NEAR
    of_them = or_(BankCredit.booked_on.between(first, last), BankCredit.reference.in_(names))
    taken = select(*columns).outerjoin(payments.Payment, payments.Payment.id == BankCredit.payment_id)
    rows = db.session.execute(taken.where(of_them, BankCredit.state != "dropped").order_by(BankCredit.id))
    return [Known(*row) for row in rows]


def _was_imported(statement: BankStatement) -> bool:
    same = (
        BankStatement.id != statement.id,
        BankStatement.imported_at.is_not(None),
        BankStatement.text == statement.text,
    )
    return db.session.scalar(select(BankStatement.id).where(*same).limit(1)) is not None


def _write(statement_id: int, line: Line, name: str, doubt: str) -> None:
    """One sum. Two officers may import the same days at the same moment: the second has to look again."""
    values = {
        "statement_id": statement_id,
        "line_ref": name,
        "reference": line.reference,
        "balance_minor": line.balance_minor,
        "booked_on": line.booked_on,
        "amount_minor": line.amount_minor,
        "currency": SAR,
        "words": line.words,
        "state": "asked" if doubt else "unknown",
        "doubt": doubt,
        "note": "",
    }
    written = insert_once(BankCredit).values(**values).on_conflict_do_nothing().returning(BankCredit.id)
    if db.session.scalar(written) is None:
        raise SomebodyElseImported()


def _book(credit: BankCredit) -> None:
    """The money has come: it waits for the payment its payer named, or for somebody who knows it."""
    tell(CreditArrived(credit.id, credit.amount_minor))
    credit.payment_id = matching.meant(credit.words, PROVIDER)
    credit.state = "waiting" if credit.payment_id else "unknown"


def _of_statement(statement_id: int) -> list[BankCredit]:
    statement = select(BankCredit).where(BankCredit.statement_id == statement_id).order_by(BankCredit.id)
    return list(db.session.scalars(statement))


def _allot_all(payment_ids: Iterable[int | None]) -> None:
    """Payments are locked in the order of their ids, as everywhere."""
    for payment_id in sorted({one for one in payment_ids if one is not None}):
        allot(payment_id)


def assign(credit: BankCredit, code: str, actor: Actor) -> None:
    """A person says what a sum is for, by the number of the order. Raises CodeIsUnknown, NotNow, OwnInterest for
    whom that order concerns."""
    found = matching.payments_named(matching.codes_in(code), PROVIDER)
    if len(found) != 1:
        raise CodeIsUnknown()
    _only_others(actor, found[0])
    _lock(credit)
    CREDIT.check(credit.state, "waiting")
    credit.state, credit.payment_id, credit.decided_by = "waiting", found[0], actor.user_id
    db.session.flush()
    call_office(credit)
    allot(found[0])


def take_in(credit: BankCredit, actor: Actor) -> None:
    """A person says that a sum the office was asked about is one of its own: it is booked as any other. Raises NotNow,
    OwnInterest where it pays what concerns them."""
    _lock(credit)
    CREDIT.check(credit.state, "unknown")
    if credit.state != "asked":
        raise NotNow()
    credit.decided_by = actor.user_id
    _book(credit)
    if credit.payment_id:
        _only_others(actor, credit.payment_id)
    db.session.flush()
    call_office(credit)
    _allot_all([credit.payment_id])


def drop(credit: BankCredit, actor: Actor) -> None:
    """A person says that a sum the office was asked about is none: the same as one taken in before, or a mistake of the
    file. Its name is free again. Raises NotNow."""
    _lock(credit)
    CREDIT.check(credit.state, "dropped")
    credit.state, credit.decided_by, credit.line_ref = "dropped", actor.user_id, f"dropped:{credit.id}"
    db.session.flush()
    call_office(credit)


def take_away(credit: BankCredit, actor: Actor) -> None:
    """A person takes a sum away again from the order it was said to be for, while it has paid nothing; whoever allots holds
    the payment, so it is locked first. Raises NotNow when it has paid or was moved meanwhile, OwnInterest."""
    payment_id = credit.payment_id
    if payment_id is None:
        raise NotNow()
    _only_others(actor, payment_id)
    payments.lock(payment_id)
    _lock(credit)
    if credit.state != "waiting" or credit.payment_id != payment_id:
        raise NotNow()
    credit.state, credit.payment_id, credit.decided_by = "unknown", None, actor.user_id
    db.session.flush()
    call_office(credit)


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
    call_office(credit)
    return words


def _only_others(actor: Actor, payment_id: int) -> None:
    paid = db.session.get_one(payments.Payment, payment_id)
    interests.only_others(actor, paid.purpose, paid.subject_id)


def _lock(credit: BankCredit) -> None:
    """The sum as it is now. Its payment is locked after it: whoever allots holds payments and only reads sums."""
    db.session.refresh(credit, with_for_update=True)
