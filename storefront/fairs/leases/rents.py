"""The rent run: what a lease costs is asked for month by month, once each, however often and by however many workers it is run.
The deposit is asked for with the first month."""

from datetime import date

from sqlalchemy import ColumnElement, or_, select

from storefront.fairs.invoices import (
    DEPOSIT,
    FEE,
    OWING,
    ExhibitInvoice,
    InvoiceIssued,
    InvoiceLine,
    lines_of,
    lock,
    note,
    random_code,
    settle_state,
)
from storefront.fairs.leases import terms
from storefront.fairs.leases.models import Lease
from storefront.fairs.leases.states import RUNNING
from storefront.kernel import clock
from storefront.kernel.actors import SYSTEM
from storefront.kernel.database import db, insert_once
from storefront.kernel.facts import tell


def run_one() -> bool:
    """The clock asks for one month of one lease that has begun and was not asked for; whether there was one. Months that were
    missed are asked for too, the oldest first."""
    lease_id = db.session.scalar(select(Lease.id).where(*is_due()).order_by(Lease.next_month, Lease.id).limit(1))
    if lease_id is None:
        return False
    statement = select(Lease).where(Lease.id == lease_id, *is_due()).with_for_update()
    lease = db.session.scalar(statement.execution_options(populate_existing=True))
    if lease is not None:
        ask(lease, lease.next_month)
    return True


def is_due() -> tuple[ColumnElement[bool], ...]:
    """Which leases have a month that is to be asked for today."""
    goes_on = or_(Lease.last_day.is_(None), Lease.last_day >= Lease.next_month)
    is_kept = or_(Lease.agreed_at.is_(None), Lease.agreed_at >= clock.end_of_day(last_of_before()))
    begun = (Lease.starts_on <= clock.today(), Lease.next_month <= terms.first_of(clock.today()))
    return Lease.state.in_(RUNNING), *begun, goes_on, is_kept


def last_of_before() -> date:
    """The last day of last month: who agreed before it is over hands the lease on with this month."""
    return terms.first_of(clock.today()).fromordinal(terms.first_of(clock.today()).toordinal() - 1)


def ask(lease: Lease, month: date) -> ExhibitInvoice:
    """A month of a lease that this unit holds is asked for; the lease goes on to the next. Of two that ask at once one does."""
    rent = terms.rent_of(month, lease.rent_minor, lease.starts_on, lease.last_day)
    invoice = lock(written(lease, month))
    lease.next_month = terms.month_after(month)
    wanted = {FEE: rent, DEPOSIT: lease.deposit_minor if month == terms.first_of(lease.starts_on) else 0}
    if lines_of(invoice.id):
        return invoice
    db.session.add_all(
        InvoiceLine(invoice_id=invoice.id, kind=kind, amount_minor=minor) for kind, minor in wanted.items() if minor
    )
    rest = settle_state(invoice)
    note(invoice, "issued", SYSTEM, amount_minor=rest)
    at = clock.now().isoformat()
    tell(InvoiceIssued(invoice.id, None, invoice.market_id, invoice.family_id, rest, at))
    return invoice


def written(lease: Lease, month: date) -> int:
    """The invoice of a month, by id; there is one, whoever writes it."""
    now = clock.now()
    values = {
        "reference": random_code(),
        "lease_id": lease.id,
        "market_id": lease.market_id,
        "month": month,
        "family_id": lease.family_id,
        "state": OWING,
        "ends_as": "",
        "issued_at": now,
        "due_on": terms.due_on(month, lease.due_day, clock.today()),
        "sponsor_name": "",
        "changed_at": now,
    }
    write = insert_once(ExhibitInvoice).values(**values).on_conflict_do_nothing(index_elements=["lease_id", "month"])
    db.session.execute(write)
    mine = select(ExhibitInvoice.id).where(ExhibitInvoice.lease_id == lease.id, ExhibitInvoice.month == month)
    return db.session.scalars(mine).one()
