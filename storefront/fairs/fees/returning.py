"""Money of an invoice goes back the way it came: by card, by transfer, or out of the organiser's hand. Asked for once."""

from sqlalchemy import select

from storefront.community import bodies
from storefront.fairs.fees import accounts
from storefront.fairs.invoices import (
    DEPOSIT,
    FEE,
    PURPOSE,
    CashGivenBack,
    ExhibitInvoice,
    InvoicePart,
    InvoiceReturn,
    Spread,
    gone_of,
    hold,
    lines_of,
    parts_of,
    taken_from,
)
from storefront.kernel import clock
from storefront.kernel.actors import SYSTEM, Actor
from storefront.kernel.database import db
from storefront.kernel.facts import tell
from storefront.kernel.refusals import NotNow
from storefront.treasury import payments, refunds
from storefront.treasury.payments import Payment, Refund

ORGANISER = payments.refunding.ORGANISER  # by this way cash goes back


def give_back(invoice: ExhibitInvoice, wanted: Spread, why: str, actor: Actor) -> None:
    """So much of what was paid of an invoice that this unit holds goes back, of the newest parts first."""
    parts = parts_of(invoice.id, "paid")
    for part_id, spread in taken_from(parts, gone_of(parts), wanted):
        payment = payments.find_for(PURPOSE, part_id)
        if payment is not None:
            ask_for(invoice, payment, returned(part_id, spread, why, actor))
    for line in lines_of(invoice.id):
        line.back_minor += {FEE: wanted.fee_minor, DEPOSIT: wanted.deposit_minor}[line.kind]
    db.session.flush()


def returned(part_id: int, spread: Spread, why: str, actor: Actor) -> InvoiceReturn:
    """The row of what goes back of a part."""
    gone = InvoiceReturn(
        part_id=part_id,
        why=why,
        fee_minor=spread.fee_minor,
        deposit_minor=spread.deposit_minor,
        over_minor=spread.over_minor,
        made_at=clock.now(),
        made_by=actor.user_id,
    )
    db.session.add(gone)
    db.session.flush()
    return gone


def ask_for(invoice: ExhibitInvoice, payment: Payment, gone: InvoiceReturn, came_as: str = "") -> None:
    """It is owed to who paid it, and asked for."""
    accounts.book_return(invoice, gone, payment.gateway, came_as)
    way = ORGANISER if payment.gateway == accounts.CASH_GATEWAY else "provider"
    reason = f"fee_{gone.why}"
    refunds.ask_what_is_left(payment, gone.amount_minor, once=accounts.once_of(gone), reason=reason, way=way)


def give_over(invoice: ExhibitInvoice, part: InvoicePart, payment: Payment, reference: str) -> None:
    """What a part brought although nothing was owed goes back at once."""
    gone = returned(part.id, Spread(over_minor=part.over_minor), "over", SYSTEM)
    ask_for(invoice, payment, gone, came_as=reference)


def waiting_cash(invoice_id: int) -> list[Refund]:
    """Cash that the organiser has still to give back of an invoice."""
    mine = select(InvoicePart.id).where(InvoicePart.invoice_id == invoice_id)
    joined = select(Refund).join(Payment, Payment.id == Refund.payment_id)
    theirs = joined.where(Payment.purpose == PURPOSE, Payment.subject_id.in_(mine))
    waits = theirs.where(Refund.state == "asked", Refund.way == ORGANISER)
    return list(db.session.scalars(waits.order_by(Refund.id)))


def give_cash(invoice_id: int, actor: Actor) -> int:
    """An officer says that all the cash which was to go back of an invoice was given; how many halalas. Raises NotAllowed,
    NotFound, NotNow where there is none."""
    invoice = hold(invoice_id)
    bodies.only_officers(actor, invoice.held_at.body_id)
    waiting = waiting_cash(invoice_id)
    if not waiting:
        raise NotNow(state=invoice.state)
    for one in waiting:
        payment, refund = payments.refunding.locked_refund(one.id)
        if (refund.state, refund.way) != ("asked", ORGANISER):
            raise NotNow(state=refund.state)
        payments.refunding.be_done(payment, refund, way=ORGANISER)
    amount = sum(one.amount_minor for one in waiting)
    tell(CashGivenBack(invoice.id, invoice.exhibition_id, invoice.market_id, invoice.family_id, amount, actor.user_id))
    return amount
