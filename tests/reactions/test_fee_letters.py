"""Families read what is asked for their places, what came in, what was decided and what comes back."""

import pytest
from sqlalchemy import select

from storefront.community.notices import Notice
from storefront.fairs import applications, fees, invoices
from storefront.fairs.invoices import ExhibitInvoice
from storefront.kernel.actors import SYSTEM
from storefront.kernel.database import db
from storefront.kernel.units import unit_of_work
from storefront.reactions import fee_letters
from storefront.treasury import bank
from tests.builders.community import a_member
from tests.builders.feeing import (
    DEPOSIT,
    FEE,
    a_form,
    again,
    an_invoice,
    arrive,
    ended,
    officer_of,
    paid,
    payment_of,
)

pytestmark = pytest.mark.usefixtures("app")


@pytest.fixture
def invoice() -> ExhibitInvoice:
    made = an_invoice()
    with unit_of_work():
        a_member(of=again(made).family, email="exhibitor@example.com")
    return again(made)


def told() -> list[tuple[str, str]]:
    """The letters about fees to the family: kind, and what it says."""
    db.session.rollback()
    rows = db.session.scalars(select(Notice).where(Notice.channel == "mail").order_by(Notice.id))
    return [(row.kind, row.values["what"]) for row in rows if row.kind in ("fee-due", "fee-news")]


def test_what_comes_in_and_what_is_decided_is_told_once(invoice: ExhibitInvoice) -> None:
    paid(invoice, FEE + DEPOSIT)
    officer = officer_of(again(invoice).exhibition)
    with unit_of_work():
        fees.waive(invoice.id, "fee", 1_000, officer, reason="دعم")
    with unit_of_work():
        fees.keep_deposit(invoice.id, officer, reason="لم تحضر")

    assert told() == [("fee-news", "paid"), ("fee-news", "waived"), ("fee-news", "forfeited")]


def test_who_does_not_come_reads_what_comes_back(invoice: ExhibitInvoice) -> None:
    paid(invoice, FEE)
    with unit_of_work():
        applications.withdraw(applications.get(invoice.application_id), "", SYSTEM)
    ended()

    assert told() == [("fee-news", "paid"), ("fee-news", "given_back")]


def test_who_had_paid_nothing_reads_nothing_more(invoice: ExhibitInvoice) -> None:
    with unit_of_work():
        applications.withdraw(applications.get(invoice.application_id), "", SYSTEM)
    ended()

    assert told() == []


def test_the_reminder_says_what_is_left(invoice: ExhibitInvoice) -> None:
    fact = invoices.InvoiceReminded(invoice.id, invoice.exhibition_id, None, invoice.family_id, 700, "2026-11-29T10:00")
    with unit_of_work():
        fee_letters.reminded(fact)
        fee_letters.reminded(fact)

    assert told() == [("fee-due", "reminded")]


def test_money_nobody_can_use_and_what_is_missing_is_told(invoice: ExhibitInvoice) -> None:
    with unit_of_work():
        part = fees.begin(invoice.id, "transfer", FEE, SYSTEM, once=a_form())
    payment, officer = payment_of(part), officer_of(again(invoice).exhibition)
    with unit_of_work():
        fee_letters.transfer_is_short(bank.TransferIsShort(payment.id, "fee", part.id, 9, 700))
        fee_letters.transfer_is_short(bank.TransferIsShort(payment.id, "order", part.id, 9, 700))
        fees.sponsor(invoice.id, officer, name="مؤسسة", reason="دعم")
        fees.waive(invoice.id, "fee", FEE, officer, reason="دعم")

    arrive(part)

    assert told() == [
        ("fee-news", "short"),
        ("fee-news", "sponsored"),
        ("fee-news", "waived"),
        ("fee-news", "sent_back"),
    ]
