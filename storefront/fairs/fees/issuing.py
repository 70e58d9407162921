"""Asking for fees and deposits: when a family applies, when it has its place, or when the day of a later fee comes near."""

from datetime import timedelta

from sqlalchemy import ColumnElement, Exists, and_, exists, or_, select
from sqlalchemy.orm import joinedload

from storefront.fairs.applications import ExhibitApplication
from storefront.fairs.calls import ExhibitorCall
from storefront.fairs.exhibitions import HELD, Exhibition
from storefront.fairs.fees import endings
from storefront.fairs.fees.endings import Asked
from storefront.fairs.invoices import (
    DEPOSIT,
    FEE,
    INVOICE,
    OWING,
    ExhibitInvoice,
    InvoiceIssued,
    InvoiceLine,
    InvoiceReminded,
    hold,
    left,
    lines_of,
    lock,
    note,
    random_code,
    settle_state,
)
from storefront.kernel import clock
from storefront.kernel.actors import SYSTEM
from storefront.kernel.database import db, insert_once
from storefront.kernel.facts import tell

WITH_CALL = joinedload(ExhibitApplication.call).joinedload(ExhibitorCall.exhibition)


def issue(application_id: int) -> ExhibitInvoice | None:
    """What is to be asked of an application today is asked, once; None where nothing is."""
    statement = select(ExhibitApplication).options(WITH_CALL).where(ExhibitApplication.id == application_id)
    application = db.session.scalars(statement).one()
    asked = asked_of(application.call)
    wanted = endings.lines_for(asked, application.state, clock.today())
    if not wanted:
        return None
    invoice = lock(written(application, asked))
    known = {line.kind for line in lines_of(invoice.id)}
    added = {kind: minor for kind, minor in wanted.items() if kind not in known}
    again = invoice.state in ("ending", "ended") and application.state not in endings.NOT_COMING
    if not added and not again:
        return invoice
    db.session.add_all(
        InvoiceLine(invoice_id=invoice.id, kind=kind, amount_minor=minor) for kind, minor in added.items()
    )
    if again:
        INVOICE.check(invoice.state, OWING)
        invoice.state, invoice.ends_as = OWING, ""
    invoice.due_on = endings.due_on(asked, clock.today(), application.call.exhibition.first_day)
    invoice.reminded_at = None
    rest = settle_state(invoice)
    note(invoice, "issued", SYSTEM, amount_minor=rest)
    if rest:
        at = clock.now().isoformat()
        tell(InvoiceIssued(invoice.id, invoice.exhibition_id, invoice.market_id, invoice.family_id, rest, at))
    return invoice


def asked_of(call: ExhibitorCall) -> Asked:
    """What a call asks for."""
    return Asked(call.fee_minor, call.fee_moment, call.fee_due_on, call.deposit_minor)


def written(application: ExhibitApplication, asked: Asked) -> int:
    """The invoice of an application, by id; of two that write it at once there is one."""
    now = clock.now()
    values = {
        "reference": random_code(),
        "application_id": application.id,
        "exhibition_id": application.call.exhibition_id,
        "family_id": application.family_id,
        "state": OWING,
        "ends_as": "",
        "issued_at": now,
        "due_on": endings.due_on(asked, clock.today(), application.call.exhibition.first_day),
        "sponsor_name": "",
        "changed_at": now,
    }
    write = insert_once(ExhibitInvoice).values(**values).on_conflict_do_nothing(index_elements=["application_id"])
    db.session.execute(write)
    mine = select(ExhibitInvoice.id).where(ExhibitInvoice.application_id == application.id)
    return db.session.scalars(mine).one()


def issue_one() -> bool:
    """The clock asks one family for a fee whose day has come near, or for what nobody asked it for yet; whether there was one."""
    application_id = db.session.scalar(
        select(ExhibitApplication.id)
        .join(ExhibitApplication.call)
        .join(ExhibitorCall.exhibition)
        .where(ExhibitApplication.state == "confirmed", Exhibition.state.in_(HELD))
        .where(or_(lacks_fee(), and_(ExhibitorCall.deposit_minor > 0, ~has_line(DEPOSIT))))
        .order_by(ExhibitApplication.id)
        .limit(1)
    )
    if application_id is None:
        return False
    issue(application_id)
    return True


def lacks_fee() -> ColumnElement[bool]:
    """Whether the fee of an application is to be asked for and was not."""
    near = ExhibitorCall.fee_due_on <= clock.today() + timedelta(days=endings.NOTICE_DAYS)
    is_time = or_(ExhibitorCall.fee_moment != "later", near)
    return and_(ExhibitorCall.fee_minor > 0, is_time, ~has_line(FEE))


def has_line(kind: str) -> Exists:
    """Whether an application has been asked for something of this kind."""
    mine = (ExhibitInvoice.application_id == ExhibitApplication.id, InvoiceLine.invoice_id == ExhibitInvoice.id)
    return exists().where(*mine, InvoiceLine.kind == kind)


def remind_one() -> bool:
    """The clock says once that an invoice is due in two days; whether there was one. A sponsor's is not the family's."""
    soon = clock.today() + timedelta(days=endings.REMIND_DAYS)
    waits = (ExhibitInvoice.state == OWING, ExhibitInvoice.due_on <= soon, ExhibitInvoice.reminded_at.is_(None))
    unsponsored = (ExhibitInvoice.sponsor_name == "", ExhibitInvoice.sponsor_body_id.is_(None))
    due = select(ExhibitInvoice.id).where(*waits, *unsponsored)
    invoice_id = db.session.scalar(due.order_by(ExhibitInvoice.id).limit(1))
    if invoice_id is None:
        return False
    invoice = hold(invoice_id)
    rest = left(lines_of(invoice.id))
    if invoice.reminded_at is None and invoice.state == OWING:
        invoice.reminded_at = clock.now()
        db.session.flush()
        at = invoice.reminded_at.isoformat()
        tell(InvoiceReminded(invoice.id, invoice.exhibition_id, invoice.market_id, invoice.family_id, rest, at))
    return True
