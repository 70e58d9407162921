"""Reading the rents of leases and of markets: invoices, a month of a lease each."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import selectinload

from storefront.fairs.invoices.models import ExhibitInvoice
from storefront.fairs.invoices.queries import Sums, all_of, cash_of, one, page_of, part_of_list, totals
from storefront.kernel.database import db
from storefront.kernel.paging import Page

MOST_MONTHS = 120


def of_lease(lease_id: int, invoice_id: int) -> ExhibitInvoice:
    """One of a lease's; raises NotFound for another's."""
    return one(ExhibitInvoice.id == invoice_id, ExhibitInvoice.lease_id == lease_id)


def of_market(market_id: int, invoice_id: int) -> ExhibitInvoice:
    """One of a market's rents; raises NotFound for another's."""
    return one(ExhibitInvoice.id == invoice_id, ExhibitInvoice.market_id == market_id)


def all_of_lease(lease_id: int) -> Sequence[ExhibitInvoice]:
    """The rents of a lease, the newest month first."""
    rows = select(ExhibitInvoice).options(selectinload(ExhibitInvoice.lines)).where(ExhibitInvoice.lease_id == lease_id)
    return db.session.scalars(rows.order_by(ExhibitInvoice.month.desc()).limit(MOST_MONTHS)).all()


def page_of_market(market_id: int, total: int, *, wanted: str = "", number: int = 1) -> Page[ExhibitInvoice]:
    """A part of a market's rents with their families, what is due first; `total` is how many there are (see
    overview_of_market)."""
    return page_of(part_of_list(ExhibitInvoice.market_id == market_id, wanted), total, number)


def all_of_market(market_id: int) -> Sequence[ExhibitInvoice]:
    """All of them with their families, for a file."""
    return all_of([ExhibitInvoice.market_id == market_id])


def overview_of_market(market_id: int) -> tuple[dict[str, int], Sums]:
    """How many are in each part of the list, and in all of it (""); and the sums; one query."""
    return totals(ExhibitInvoice.market_id == market_id)


def cash_of_market(market_id: int) -> dict[int, int]:
    """Halalas in cash that the manager has to give back, by invoice."""
    return cash_of(ExhibitInvoice.market_id == market_id)
