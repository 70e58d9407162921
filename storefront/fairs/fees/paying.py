"""Paying an invoice, whole or in parts: begun by its family or for its sponsor, written down when cash is taken, booked once."""

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from storefront.community import bodies
from storefront.fairs.fees import accounts, refusals
from storefront.fairs.fees.returning import give_over
from storefront.fairs.invoices import (
    OWING,
    PART,
    PURPOSE,
    ExhibitInvoice,
    InvoicePaid,
    InvoicePart,
    Spread,
    hold,
    left,
    lines_of,
    lock,
    parts_of,
    random_code,
    settle_state,
    spread,
)
from storefront.kernel import clock, money, wording
from storefront.kernel.actors import SYSTEM, Actor
from storefront.kernel.database import db
from storefront.kernel.facts import tell
from storefront.kernel.refusals import NotAllowed, NotNow
from storefront.treasury import payments
from storefront.treasury.payments import Payment

LEAST_MINOR = 100
MOST_NOTE, MOST_ONCE = 80, 60
CASH = "cash"


def begin(invoice_id: int, method: str, amount_minor: int, actor: Actor, *, once: str) -> InvoicePart:
    """A family is about to pay so many halalas by card or transfer; the same form sent twice begins one. Raises NotAllowed,
    NotNow, NothingIsOwed, SomebodyElseOwes, SumIsNotValid, PartIsOpen, MethodIsAway."""
    invoice = hold(invoice_id)
    may = actor.owns if invoice.lease_id is not None else lambda family_id: actor.may("shop", family_id)
    if not may(invoice.family_id) and actor != SYSTEM:
        raise NotAllowed()
    if invoice.is_sponsored:
        raise refusals.SomebodyElseOwes(state=invoice.state)
    if method == CASH:
        raise payments.MethodIsAway()
    return open_part(invoice, InvoicePart(method=method, amount_minor=amount_minor, by_sponsor=False, once=once), actor)


def begin_for_sponsor(invoice_id: int, actor: Actor, *, once: str) -> InvoicePart:
    """An officer asks for the number a sponsor writes beside a transfer of all that is left. Raises as `begin` does."""
    invoice = hold(invoice_id)
    bodies.only_officers(actor, invoice.held_at.body_id)
    if not invoice.is_sponsored:
        raise NotNow(state=invoice.state)
    rest = left(lines_of(invoice.id))
    return open_part(invoice, InvoicePart(method="transfer", amount_minor=rest, by_sponsor=True, once=once), actor)


def open_part(invoice: ExhibitInvoice, part: InvoicePart, actor: Actor) -> InvoicePart:
    """A part of an invoice that this unit holds, and its payment; a transfer is waited for until the invoice is due."""
    known = find_once(invoice, part.once)
    if known is not None:
        return known
    check_sum(invoice, part.amount_minor)
    for other in parts_of(invoice.id, "open"):
        if (other.method, other.amount_minor) != (part.method, part.amount_minor):
            raise refusals.PartIsOpen(state="open")
        return other
    payment = write(invoice, part, actor)
    if part.method == "transfer":
        payments.hold_until(payment, clock.end_of_day(invoice.due_on))
    return part


def find_once(invoice: ExhibitInvoice, once: str) -> InvoicePart | None:
    """What the same form made before."""
    mine = (InvoicePart.once == once_of(invoice, once), InvoicePart.invoice_id == invoice.id)
    return db.session.scalar(select(InvoicePart).where(*mine))


def once_of(invoice: ExhibitInvoice, once: str) -> str:
    """A form's name, which is one invoice's alone."""
    return f"{invoice.id}:{once}"[:MOST_ONCE]


def check_sum(invoice: ExhibitInvoice, amount_minor: int) -> None:
    """Raises NothingIsOwed, SumIsNotValid."""
    rest = left(lines_of(invoice.id)) if invoice.state == OWING else 0
    if not rest:
        raise refusals.NothingIsOwed(state=invoice.state)
    if not min(LEAST_MINOR, rest) <= amount_minor <= rest:
        raise refusals.SumIsNotValid(most=money.shown(rest))


def write(invoice: ExhibitInvoice, part: InvoicePart, actor: Actor) -> Payment:
    """The rows of a part; a number beside it that nothing else is called by."""
    part.invoice_id, part.once, part.code = invoice.id, once_of(invoice, part.once), random_code()
    part.state, part.made_at, part.made_by = "open", clock.now(), actor.user_id
    try:
        with db.session.begin_nested():
            db.session.add(part)
    except IntegrityError as error:
        raise refusals.PartIsOpen(state="open") from error
    return payments.open_payment(
        purpose=PURPOSE, subject_id=part.id, method=part.method, amount_minor=part.amount_minor, code=part.code
    )


def record_cash(invoice_id: int, amount_minor: int, actor: Actor, *, once: str, note: str = "") -> InvoicePart:
    """An officer took cash of a family, or of its sponsor; the same form sent twice is one. Raises NotAllowed, NothingIsOwed,
    SumIsNotValid, TextIsTooLong."""
    invoice = hold(invoice_id)
    bodies.only_officers(actor, invoice.held_at.body_id)
    known = find_once(invoice, once)
    if known is not None:
        return known
    check_sum(invoice, amount_minor)
    part = InvoicePart(method=CASH, amount_minor=amount_minor, by_sponsor=invoice.is_sponsored, once=once)
    part.note = wording.words(note, most=MOST_NOTE)
    payment = write(invoice, part, actor)
    drop_open(invoice, most_minor=left(lines_of(invoice.id)) - amount_minor)
    payments.settle(payment)
    return part


def drop_open(invoice: ExhibitInvoice, *, most_minor: int = 0) -> None:
    """A payment that was begun and is more than will be left (halalas) is not waited for any more. What still comes of it
    goes back."""
    for part in parts_of(invoice.id, "open"):
        payment = payments.find_for(PURPOSE, part.id)
        if part.method == CASH or part.amount_minor <= most_minor or payment is None:
            continue
        if not payments.expire(payment):
            payments.cancel(payment)
            end(part.id)


def take(part_id: int) -> None:
    """The money of a part came in: it pays what is owed, and what is over goes back at once. Told once; the caller holds its
    payment."""
    part = db.session.get_one(InvoicePart, part_id)
    invoice = lock(part.invoice_id)
    db.session.refresh(part)
    if part.state == "paid":
        return
    PART.check(part.state, "paid")
    lines = lines_of(invoice.id) if invoice.state == OWING else ()
    on = spread(part.amount_minor, lines)
    pay_lines(invoice, part, on)
    payment = payments.find_for(PURPOSE, part.id)
    if payment is None:
        raise NotNow(state=part.state)
    attempt_id = payments.settling_attempt(payment.id)
    reference = payments.attempts.read(attempt_id).payment_ref or "" if attempt_id else ""
    if on.fee_minor or on.deposit_minor:
        accounts.book_paid(invoice, part, payment.gateway, reference)
    if on.over_minor:
        give_over(invoice, part, payment, reference)
    rest = settle_state(invoice)
    about = (invoice.id, invoice.exhibition_id, invoice.market_id, invoice.family_id)
    tell(InvoicePaid(*about, part.id, part.amount_minor, rest))


def pay_lines(invoice: ExhibitInvoice, part: InvoicePart, on: Spread) -> None:
    """The lines hold what came, and the part remembers what it went on."""
    part.state, part.paid_at = "paid", clock.now()
    part.fee_minor, part.deposit_minor, part.over_minor = on.fee_minor, on.deposit_minor, on.over_minor
    for line in lines_of(invoice.id):
        line.paid_minor += {"fee": on.fee_minor, "deposit": on.deposit_minor}[line.kind]
    db.session.flush()


def end(part_id: int) -> None:
    """A part that was begun came to nothing."""
    part = db.session.get_one(InvoicePart, part_id, populate_existing=True)
    if PART.allows(part.state, "ended"):
        part.state = "ended"
        db.session.flush()


def is_still_owed(part_id: int) -> bool:
    """Whether money of a part that had ended can still pay something, all of it. The caller holds its payment, and the invoice
    from now on."""
    part = db.session.get_one(InvoicePart, part_id)
    invoice = lock(part.invoice_id)
    return invoice.state == OWING and part.amount_minor <= left(lines_of(invoice.id))
