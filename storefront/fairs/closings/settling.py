"""What is still open of an exhibition that is over, and the last of its steps."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from sqlalchemy import ScalarSelect, String, cast, func, literal, select

from storefront.fairs import exhibitions, fees
from storefront.fairs.exhibitions import Exhibition
from storefront.fairs.invoices import ExhibitInvoice, InvoicePart, has_deposit
from storefront.fairs.proceeds import OrganiserPayout
from storefront.fairs.stall_stock import StallStock, is_to_count
from storefront.fairs.tills import TO_SETTLE, TillSale
from storefront.kernel import clock
from storefront.kernel.actors import SYSTEM
from storefront.kernel.database import db
from storefront.treasury.ledger import LedgerEntry, LedgerTransaction
from storefront.treasury.payments import Payment, Refund

AFTER_DAYS = 3  # in which phones that had no network tell what they sold


def still_open(exhibition_id: int) -> Mapping[str, int]:
    """How much of each kind is open of an exhibition, without those of which nothing is; one question."""
    kinds = open_kinds()
    row = db.session.execute(select(*kinds.values()).where(Exhibition.id == exhibition_id)).one()
    return {name: int(number) for name, number in zip(kinds, row, strict=True) if number}


def settle_one() -> bool:
    """The clock settles one exhibition of which nothing is open; whether there was one."""
    settled = [number == 0 for number in open_kinds().values()]
    is_past = Exhibition.closes_at <= clock.now() - timedelta(days=AFTER_DAYS)
    rows = select(Exhibition).where(Exhibition.state == "finished", is_past, *settled).order_by(Exhibition.id)
    found = db.session.scalar(rows.limit(1).with_for_update(of=Exhibition, skip_locked=True))
    if found is None:
        return False
    exhibitions.step(found, "settled", SYSTEM)
    return True


def open_kinds() -> Mapping[str, ScalarSelect[int]]:
    """Of rows of Exhibition, by what it is: how many invoices are owed or on their way back, deposits nobody decided about,
    sums in cash its organiser has to give back; halalas that are in the books and not paid out; transfers that wait; stalls
    nobody counted; sales at tills that are to be settled."""
    mine = ExhibitInvoice.exhibition_id == Exhibition.id
    cash = (
        select(func.count(Refund.id))
        .join(Payment, Payment.id == Refund.payment_id)
        .join(InvoicePart, InvoicePart.id == Payment.subject_id)
        .join(ExhibitInvoice, ExhibitInvoice.id == InvoicePart.invoice_id)
        .where(Payment.purpose == "fee", mine, Refund.state == "asked", Refund.way == "organiser")
    )
    planned = (OrganiserPayout.exhibition_id == Exhibition.id, OrganiserPayout.state == "planned")
    unsettled = (TillSale.exhibition_id == Exhibition.id, TillSale.state == TO_SETTLE)
    return {
        "invoices": number(ExhibitInvoice.id, mine, ExhibitInvoice.state.in_(("due", "ending"))),
        "deposits": number(ExhibitInvoice.id, mine, has_deposit()),
        "cash": cash.correlate(Exhibition).scalar_subquery(),
        "coming": in_the_books(fees.accounts.COMING),
        "due": in_the_books(fees.accounts.DUE, fees.accounts.CASH),
        "payouts": number(OrganiserPayout.id, *planned),
        "stalls": number(StallStock.id, StallStock.exhibition_id == Exhibition.id, *is_to_count()),
        "sales": number(TillSale.id, *unsettled),
    }


def number(column: Any, *which: Any) -> ScalarSelect[int]:
    """How many rows match, of the exhibition around."""
    return select(func.count(column)).where(*which).correlate(Exhibition).scalar_subquery()


def in_the_books(*accounts: str) -> ScalarSelect[int]:
    """What stands on these accounts together, without its sign."""
    subject = literal("exhibition:") + cast(Exhibition.id, String)
    total = func.abs(func.coalesce(func.sum(LedgerEntry.amount_minor), 0))
    rows = select(total).join(LedgerTransaction, LedgerTransaction.id == LedgerEntry.transaction_id)
    about = rows.where(LedgerTransaction.subject == subject, LedgerEntry.account.in_(accounts))
    return about.correlate(Exhibition).scalar_subquery()
