"""Whoever changes an invoice holds its payments and then itself, as whoever books a payment does; so none waits in a ring."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from storefront.fairs.invoices.models import ExhibitInvoice, InvoiceLine, InvoicePart, InvoiceReturn, InvoiceStep
from storefront.fairs.invoices.states import INVOICE, OWING
from storefront.fairs.invoices.sums import Spread, left
from storefront.kernel import clock
from storefront.kernel.actors import Actor
from storefront.kernel.database import db
from storefront.kernel.refusals import NotFound
from storefront.treasury.payments import Payment

PURPOSE = "fee"


def hold(invoice_id: int) -> ExhibitInvoice:
    """An invoice as it is now with its exhibition or market, and all of its payments, held for this unit. Raises NotFound."""
    db.session.flush()
    mine = select(InvoicePart.id).where(InvoicePart.invoice_id == invoice_id)
    theirs = select(Payment).where(Payment.purpose == PURPOSE, Payment.subject_id.in_(mine)).order_by(Payment.id)
    db.session.scalars(theirs.with_for_update().execution_options(populate_existing=True)).all()
    return lock(invoice_id)


def lock(invoice_id: int) -> ExhibitInvoice:
    """The invoice alone, by who holds the payment it is about. Raises NotFound."""
    statement = (
        select(ExhibitInvoice)
        .options(joinedload(ExhibitInvoice.exhibition), joinedload(ExhibitInvoice.market))
        .where(ExhibitInvoice.id == invoice_id)
        .with_for_update(of=ExhibitInvoice)
    )
    invoice = db.session.scalar(statement.execution_options(populate_existing=True))
    if invoice is None:
        raise NotFound()
    return invoice


def lines_of(invoice_id: int) -> Sequence[InvoiceLine]:
    """Its lines as they are now, in the order in which they were added."""
    mine = select(InvoiceLine).where(InvoiceLine.invoice_id == invoice_id).order_by(InvoiceLine.id)
    return db.session.scalars(mine.execution_options(populate_existing=True)).all()


def parts_of(invoice_id: int, *states: str) -> Sequence[InvoicePart]:
    """Its parts, in these states or all, in the order in which they were begun."""
    mine = [InvoicePart.invoice_id == invoice_id]
    mine += [InvoicePart.state.in_(states)] if states else []
    rows = select(InvoicePart).where(*mine).order_by(InvoicePart.id)
    return db.session.scalars(rows.execution_options(populate_existing=True)).all()


def gone_of(parts: Sequence[InvoicePart]) -> list[tuple[int, Spread]]:
    """What went back of parts, by the id of each."""
    rows = db.session.scalars(select(InvoiceReturn).where(InvoiceReturn.part_id.in_([one.id for one in parts])))
    return [(row.part_id, Spread(row.fee_minor, row.deposit_minor, row.over_minor)) for row in rows]


def note(invoice: ExhibitInvoice, kind: str, actor: Actor, *, amount_minor: int = 0, reason: str = "") -> InvoiceStep:
    """Writes down what was decided."""
    step = InvoiceStep(
        invoice_id=invoice.id, kind=kind, amount_minor=amount_minor, reason=reason, at=clock.now(), by=actor.user_id
    )
    db.session.add(step)
    db.session.flush()
    return step


def settle_state(invoice: ExhibitInvoice) -> int:
    """An invoice is due as long as something is left of it; how much. One that ends stays as it is."""
    rest = left(lines_of(invoice.id))
    after = OWING if rest else "settled"
    if invoice.state in (OWING, "settled") and invoice.state != after:
        INVOICE.check(invoice.state, after)
        invoice.state = after
    invoice.changed_at = clock.now()
    db.session.flush()
    return rest
