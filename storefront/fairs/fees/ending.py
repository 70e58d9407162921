"""Invoices of families that do not come: nothing is owed any more, and what was paid goes back, one invoice after the other,
by the worker, from wherever it was interrupted."""

from sqlalchemy import and_, or_, select

from storefront.fairs.applications import ExhibitApplication
from storefront.fairs.exhibitions import OVER, Exhibition
from storefront.fairs.fees import endings
from storefront.fairs.fees.paying import drop_open
from storefront.fairs.fees.returning import give_back
from storefront.fairs.invoices import (
    DEPOSIT,
    FEE,
    INVOICE,
    ExhibitInvoice,
    InvoiceEnded,
    Spread,
    held_of,
    hold,
    lines_of,
    lock,
    note,
    parts_of,
)
from storefront.kernel import clock
from storefront.kernel.actors import SYSTEM
from storefront.kernel.database import db
from storefront.kernel.facts import tell

ALIVE = ("due", "settled")


def note_end(application_id: int) -> None:
    """A family does not come: by what state it went, and when, says what goes back. Nothing is sent yet."""
    application = db.session.get_one(ExhibitApplication, application_id)
    invoice_id = db.session.scalar(select(ExhibitInvoice.id).where(ExhibitInvoice.application_id == application_id))
    if invoice_id is None:
        return
    invoice = lock(invoice_id)
    exhibition = invoice.exhibition
    if invoice.state in ALIVE and exhibition is not None:
        state = application.state if application.state in endings.NOT_COMING else "declined"
        had_place = application.answered_at is not None
        invoice.ends_as = endings.ending_of(
            state, had_place=had_place, today=clock.today(), first_day=exhibition.first_day
        )
        invoice.state, invoice.changed_at = "ending", clock.now()
        db.session.flush()


def end_one() -> bool:
    """The clock ends one invoice: of an exhibition that is over without the family, or one whose money is to go back; whether
    there was one."""
    return end_over() or end_after_all() or give_back_one()


def end_over() -> bool:
    """Whoever waited until the exhibition was over has back what it paid when it applied."""
    never_came = ExhibitApplication.state != "confirmed"
    over = select(ExhibitInvoice.application_id).join(Exhibition).join(ExhibitApplication)
    lost = and_(Exhibition.state.in_(OVER), never_came)
    gone = ExhibitApplication.state.in_(endings.NOT_COMING)
    waits = over.where(ExhibitInvoice.state.in_(ALIVE), or_(lost, gone))
    application_id = db.session.scalar(waits.order_by(ExhibitInvoice.id).limit(1))
    if application_id is not None:
        note_end(application_id)
    return application_id is not None


def end_after_all() -> bool:
    """Of an exhibition that is not held everything goes back, of those too who had turned their place down too late."""
    stayed = (ExhibitInvoice.state == "ended", ExhibitInvoice.ends_as == endings.FEE_STAYS)
    called_off = select(ExhibitInvoice.id).join(Exhibition).where(Exhibition.state == "cancelled", *stayed)
    invoice_id = db.session.scalar(called_off.order_by(ExhibitInvoice.id).limit(1))
    if invoice_id is None:
        return False
    invoice = lock(invoice_id)
    if (invoice.state, invoice.ends_as) == ("ended", endings.FEE_STAYS):
        INVOICE.check(invoice.state, "ending")
        invoice.state, invoice.ends_as, invoice.changed_at = "ending", endings.WHOLE, clock.now()
        db.session.flush()
    return True


def give_back_one() -> bool:
    """What was paid of one invoice that ends is asked back, and what was begun to be paid is not waited for."""
    ending = select(ExhibitInvoice.id).where(ExhibitInvoice.state == "ending")
    invoice_id = db.session.scalar(ending.order_by(ExhibitInvoice.id).limit(1))
    if invoice_id is None:
        return False
    invoice = hold(invoice_id)
    if invoice.state == "ending":
        drop_open(invoice)
        back = Spread() if not parts_of(invoice.id, "paid") else goes_back(invoice)
        if back.total_minor:
            give_back(invoice, back, "ended", SYSTEM)
        INVOICE.check(invoice.state, "ended")
        invoice.state, invoice.changed_at = "ended", clock.now()
        note(invoice, "given_back", SYSTEM, amount_minor=back.total_minor)
        about = (invoice.id, invoice.exhibition_id, invoice.market_id, invoice.family_id)
        tell(InvoiceEnded(*about, back.total_minor, invoice.ends_as))
    return True


def goes_back(invoice: ExhibitInvoice) -> Spread:
    """How much of it does: everything that is held, or nothing until the organiser has decided about the deposit."""
    if invoice.ends_as == endings.FEE_STAYS:
        return Spread()
    held = {line.kind: held_of(line) for line in lines_of(invoice.id)}
    return Spread(held.get(FEE, 0), held.get(DEPOSIT, 0))
