"""Questions about fees, rents and deposits: the books of an exhibition or a market hold what its invoices say, no invoice is paid
beyond what it is, and every payment is some part of one."""

from collections.abc import Sequence
from datetime import timedelta

from sqlalchemy import ColumnElement, String, and_, case, cast, func, literal, or_, select

from storefront.fairs import fees, invoices
from storefront.fairs.invoices import DEPOSIT, PURPOSE, ExhibitInvoice, InvoiceLine, InvoicePart, InvoiceReturn
from storefront.kernel import clock
from storefront.kernel.database import db
from storefront.treasury import payments
from storefront.treasury.ledger import LedgerEntry, LedgerTransaction
from storefront.treasury.payments import Payment, Refund

PATIENCE = timedelta(minutes=15)  # that the worker may be late
PAID_OUT = "organiser_paid"
PLACE = func.coalesce(  # of an invoice: what the books call its exhibition or market
    literal("exhibition:") + cast(ExhibitInvoice.exhibition_id, String),
    literal("market:") + cast(ExhibitInvoice.market_id, String),
)


def fees_that_are_not_booked() -> Sequence[str]:
    """What organisers earned of an exhibition in the books is what was paid of its fees and did not go back, with the deposits
    that were kept."""
    held = case(
        (InvoiceLine.kind == DEPOSIT, InvoiceLine.kept_minor), else_=InvoiceLine.paid_minor - InvoiceLine.back_minor
    )
    return differing(by_lines(held), booked(fees.accounts.COMING, fees.accounts.DUE, sign=-1))


def deposits_that_are_not_booked() -> Sequence[str]:
    """The deposits that are held are those in the books."""
    left = InvoiceLine.paid_minor - InvoiceLine.back_minor - InvoiceLine.kept_minor
    held = case((InvoiceLine.kind == DEPOSIT, left), else_=0)
    return differing(by_lines(held), booked(fees.accounts.DEPOSITS, sign=-1))


def cash_that_is_not_booked() -> Sequence[str]:
    """What organisers took in cash and did not give back is in the books."""
    taken = select(PLACE, func.sum(InvoicePart.amount_minor)).join(
        InvoicePart, InvoicePart.invoice_id == ExhibitInvoice.id
    )
    taken = taken.where(InvoicePart.method == "cash", InvoicePart.state == "paid").group_by(PLACE)
    joined = and_(Payment.purpose == PURPOSE, Payment.subject_id == InvoicePart.id)
    given = (
        select(PLACE, func.sum(Refund.amount_minor))
        .join(InvoicePart, InvoicePart.invoice_id == ExhibitInvoice.id)
        .join(Payment, joined)
        .join(Refund, Refund.payment_id == Payment.id)
        .where(Refund.way == payments.refunding.ORGANISER, Refund.state == "done")
        .group_by(PLACE)
    )
    held = {one: int(total) for one, total in db.session.execute(taken)}
    for one, total in db.session.execute(given):
        held[one] = held.get(one, 0) - int(total)
    return differing(held, booked(fees.accounts.CASH, sign=1))


def by_lines(column: ColumnElement[int]) -> dict[str, int]:
    """Halalas of the lines of each exhibition and market."""
    total = func.sum(column)
    rows = select(PLACE, total).join(InvoiceLine, InvoiceLine.invoice_id == ExhibitInvoice.id).group_by(PLACE)
    return {one: int(minor) for one, minor in db.session.execute(rows)}


def booked(*accounts: str, sign: int) -> dict[str, int]:
    """Halalas on accounts of each exhibition and market, before anything was paid out."""
    about = LedgerTransaction.subject
    rows = (
        select(about, sign * func.sum(LedgerEntry.amount_minor))
        .join(LedgerEntry, LedgerEntry.transaction_id == LedgerTransaction.id)
        .where(or_(about.like("exhibition:%"), about.like("market:%")))
        .where(LedgerEntry.account.in_(accounts), LedgerTransaction.kind != PAID_OUT)
        .group_by(about)
    )
    return {one: int(minor) for one, minor in db.session.execute(rows)}


def differing(said: dict[str, int], told: dict[str, int]) -> Sequence[str]:
    names = sorted(said.keys() | told.keys())
    pairs = [(one, said.get(one, 0), told.get(one, 0)) for one in names]
    return [f"{one}: {there}, booked {here}" for one, there, here in pairs if there != here]


def invoices_that_are_not_their_parts() -> Sequence[str]:
    """No line holds more or less than the parts that paid it brought, and than went back of them."""
    gone = (
        select(
            InvoiceReturn.part_id,
            func.sum(InvoiceReturn.fee_minor).label("fee"),
            func.sum(InvoiceReturn.deposit_minor).label("deposit"),
        )
        .group_by(InvoiceReturn.part_id)
        .subquery()
    )
    came = (
        select(
            InvoicePart.invoice_id,
            func.sum(InvoicePart.fee_minor).label("fee"),
            func.sum(InvoicePart.deposit_minor).label("deposit"),
            func.sum(func.coalesce(gone.c.fee, 0)).label("fee_gone"),
            func.sum(func.coalesce(gone.c.deposit, 0)).label("deposit_gone"),
        )
        .outerjoin(gone, gone.c.part_id == InvoicePart.id)
        .where(InvoicePart.state == "paid")
        .group_by(InvoicePart.invoice_id)
        .subquery()
    )
    is_deposit = InvoiceLine.kind == DEPOSIT
    paid = func.coalesce(case((is_deposit, came.c.deposit), else_=came.c.fee), 0)
    back = func.coalesce(case((is_deposit, came.c.deposit_gone), else_=came.c.fee_gone), 0)
    lines = select(ExhibitInvoice.reference).join(InvoiceLine, InvoiceLine.invoice_id == ExhibitInvoice.id)
    lines = lines.outerjoin(came, came.c.invoice_id == ExhibitInvoice.id)
    wrong = or_(InvoiceLine.paid_minor != paid, InvoiceLine.back_minor != back)
    return list(db.session.scalars(lines.where(wrong).distinct()))


def parts_without_their_payment() -> Sequence[str]:
    """What counts as paid of an invoice has one settled payment of its sum, and every such payment is a part that is paid."""
    settled = and_(
        Payment.purpose == PURPOSE,
        Payment.subject_id == InvoicePart.id,
        Payment.state == "settled",
        Payment.amount_minor == InvoicePart.amount_minor,
    )
    unpaid = select(InvoicePart.id).outerjoin(Payment, settled).where(InvoicePart.state == "paid", Payment.id.is_(None))
    other = and_(InvoicePart.id == Payment.subject_id, InvoicePart.state == "paid")
    uncounted = select(Payment.reference).outerjoin(InvoicePart, other)
    uncounted = uncounted.where(Payment.purpose == PURPOSE, Payment.state == "settled", InvoicePart.id.is_(None))
    return [*(f"part {one}" for one in db.session.scalars(unpaid)), *db.session.scalars(uncounted)]


def invoices_that_stand_otherwise() -> Sequence[str]:
    """An invoice is due as long as something is left of it, and no longer."""
    lines: dict[int, list[InvoiceLine]] = {}
    for line in db.session.scalars(select(InvoiceLine)):
        lines.setdefault(line.invoice_id, []).append(line)
    rows = db.session.execute(select(ExhibitInvoice.id, ExhibitInvoice.reference, ExhibitInvoice.state)).all()
    alive = [row for row in rows if row.state in (invoices.OWING, "settled")]
    return [
        row.reference for row in alive if (row.state == invoices.OWING) != bool(invoices.left(lines.get(row.id, [])))
    ]


def invoices_the_worker_forgot() -> Sequence[str]:
    """What goes back of who does not come is asked for, a quarter of an hour later at the latest."""
    late = (ExhibitInvoice.state == "ending", ExhibitInvoice.changed_at < clock.now() - PATIENCE)
    return list(db.session.scalars(select(ExhibitInvoice.reference).where(*late)))


TOLD = (  # what must hold, and the question that names whatever breaks it
    ("The books of an exhibition hold the fees that were paid", fees_that_are_not_booked),
    ("Deposits that are held are those in the books", deposits_that_are_not_booked),
    ("Cash that organisers took is in the books", cash_that_is_not_booked),
    ("No invoice holds more than was paid of it", invoices_that_are_not_their_parts),
    ("Every payment of a fee is a part of an invoice", parts_without_their_payment),
    ("Invoices are due as long as something is left", invoices_that_stand_otherwise),
    ("Fees of who does not come go back (is the worker running?)", invoices_the_worker_forgot),
)
