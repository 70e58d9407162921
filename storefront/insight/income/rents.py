"""What a family paid for its places: rent in markets, fees of exhibitions, a deposit that was kept. What somebody else paid for
it is no cost of its own, and a deposit that is held comes back. It counts in the month in which it was paid, and what went
back of it in the month in which it did: months that are over never change."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from sqlalchemy import Select, Subquery, case, exists, func, literal, select, union_all

from storefront.fairs.invoices import ExhibitInvoice, InvoicePart, InvoiceReturn, InvoiceStep
from storefront.insight.income.periods import Period
from storefront.insight.income.places import place_of
from storefront.insight.income.sums import Sums
from storefront.kernel.database import db

RENT, FAIR = "rent", "fair"  # what it was for
PAID, RETURNED, KEPT = "place_paid", "place_returned", "deposit_kept"  # what happened
HAPPENED = (PAID, RETURNED, KEPT)


def told(family_id: int, period: Period) -> Subquery:
    """A row for each sum of a period: `at`, `kind`, `what_for` (RENT or FAIR), `name`, `minor` (below nothing what went back)."""
    invoice, part, gone, step = ExhibitInvoice, InvoicePart, InvoiceReturn, InvoiceStep
    mine = (invoice.family_id == family_id,)
    own_deposit = exists().where(part.invoice_id == invoice.id, part.by_sponsor.is_(False), part.deposit_minor > 0)
    what_for = case((invoice.lease_id.is_not(None), RENT), else_=FAIR)

    def row(kind: str, moment: Any, minor: Any) -> Select[Any]:
        columns = (moment.label("at"), literal(kind).label("kind"), what_for.label("what_for"))
        named = select(*columns, invoice.reference.label("name"), minor.label("minor"))
        return named.where(*mine, moment >= period.begins, moment < period.ends, minor != 0)

    of_own_part = (part.invoice_id == invoice.id) & part.by_sponsor.is_(False)
    return union_all(
        row(PAID, part.paid_at, part.fee_minor).join(part, of_own_part).where(part.state == "paid"),
        row(RETURNED, gone.made_at, -gone.fee_minor).join(part, of_own_part).join(gone, gone.part_id == part.id),
        row(KEPT, step.at, step.amount_minor)
        .join(step, step.invoice_id == invoice.id)
        .where(step.kind == "forfeited", own_deposit),
    ).subquery()


def asked(family_id: int, period: Period) -> Select[Any]:
    """What a period came to, as a row beside those of stalls.asked: the place of its month, RENT or FAIR, no product, how many
    sums, halalas, no fee."""
    row = told(family_id, period)
    place = place_of(row.c.at, period).label("place")
    sums = (literal(0), func.count(), func.sum(row.c.minor), literal(0))
    return select(place, row.c.what_for, *sums).group_by(place, row.c.what_for)


def sums_of(what_for: str, minor: int) -> Sums:
    """So much was paid for places."""
    return Sums(rent_minor=minor) if what_for == RENT else Sums(fair_minor=minor)


def paid_of(family_id: int, period: Period) -> Iterator[tuple[datetime, str, str, Sums]]:
    """Each sum: when, what happened, what its invoice is called, what it came to; one question."""
    row = told(family_id, period)
    for at, kind, what_for, name, minor in db.session.execute(select(row)):
        yield at, kind, name, sums_of(what_for, minor)
