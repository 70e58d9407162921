"""Questions about leases: each is of a unit of its market, goes on by the clock, costs what its days cost, and every month of
it was asked for. That a unit is one family's, and a month is asked for once, the database holds itself."""

from collections.abc import Sequence
from datetime import date, timedelta

from sqlalchemy import and_, or_, select
from sqlalchemy.orm import aliased

from storefront.fairs import leases
from storefront.fairs.invoices import FEE, ExhibitInvoice, InvoiceLine
from storefront.fairs.leases import RUNNING, Lease
from storefront.fairs.markets import MarketUnit
from storefront.kernel import clock
from storefront.kernel.database import db

PATIENCE = timedelta(minutes=15)  # that the worker may be late


def units_of_another_market() -> Sequence[str]:
    """What is let is a unit of the market that lets it."""
    astray = select(Lease.id).join(MarketUnit, MarketUnit.id == Lease.unit_id)
    rows = astray.where(MarketUnit.market_id != Lease.market_id).order_by(Lease.id)
    return [f"lease {one}" for one in db.session.scalars(rows)]


def leases_the_clock_forgot() -> Sequence[str]:
    """Offers nobody answered lapse, leases begin on their first day and end after their last."""
    then = clock.now() - PATIENCE
    today = clock.riyadh(then).date()
    late = or_(
        and_(Lease.state == "offered", Lease.offered_until <= then),
        and_(Lease.state == "signed", Lease.starts_on <= today),
        and_(Lease.state.in_(RUNNING), Lease.last_day < today),
    )
    return [f"lease {one}" for one in db.session.scalars(select(Lease.id).where(late).order_by(Lease.id))]


def months_nobody_asked_for() -> Sequence[str]:
    """Every month of a lease that has begun was asked for, up to this one."""
    this_month = leases.terms.first_of(clock.riyadh(clock.now() - PATIENCE).date())
    rows = db.session.execute(
        select(ExhibitInvoice.lease_id, ExhibitInvoice.month).where(ExhibitInvoice.month.is_not(None))
    )
    asked = {(row.lease_id, row.month) for row in rows}
    begun = (*RUNNING, "ended")
    wrong = []
    settled = (Lease.state.in_(begun), Lease.changed_at < clock.now() - PATIENCE)
    for lease in db.session.scalars(select(Lease).where(*settled).order_by(Lease.id)):
        if lease.ended_as in ("declined", "lapsed"):
            continue
        last = min(this_month, lease.last_day or this_month)
        missing = [month for month in months(lease.starts_on, last) if (lease.id, month) not in asked]
        wrong += [f"lease {lease.id}, {month:%Y-%m}" for month in missing]
    return wrong


def months(first: date, last: date) -> list[date]:
    """The months that these days lie in, by their first days."""
    found, month = [], leases.terms.first_of(first)
    while month <= last:
        found.append(month)
        month = leases.terms.month_after(month)
    return found


def rents_that_are_not_their_days() -> Sequence[str]:
    """A month costs the days on which its lease runs."""
    rows = (
        select(ExhibitInvoice.reference, ExhibitInvoice.month, InvoiceLine.amount_minor, Lease)
        .join(InvoiceLine, InvoiceLine.invoice_id == ExhibitInvoice.id)
        .join(Lease, Lease.id == ExhibitInvoice.lease_id)
        .where(InvoiceLine.kind == FEE)
    )
    return [
        reference
        for reference, month, amount, lease in db.session.execute(rows)
        if month is None or amount != leases.terms.rent_of(month, lease.rent_minor, lease.starts_on, lease.last_day)
    ]


def successors_of_nothing() -> Sequence[str]:
    """A lease that goes on with another is of the same unit, and that one was handed on, until the day before."""
    before = aliased(Lease)
    wrong = or_(
        before.ended_as != "transferred_to_successor",
        before.unit_id != Lease.unit_id,
        before.last_day >= Lease.starts_on,
    )
    rows = select(Lease.id).join(before, before.id == Lease.predecessor_id).where(wrong)
    return [f"lease {one}" for one in db.session.scalars(rows.order_by(Lease.id))]


TOLD = (  # what must hold, and the question that names whatever breaks it
    ("Leases are of units of their market", units_of_another_market),
    ("Leases begin and end by the clock (is the worker running?)", leases_the_clock_forgot),
    ("Every month of a lease is asked for (is the worker running?)", months_nobody_asked_for),
    ("Rents are those of the days of their month", rents_that_are_not_their_days),
    ("Successors go on with a lease that was handed on", successors_of_nothing),
)
