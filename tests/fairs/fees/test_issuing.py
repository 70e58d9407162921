"""Asking for fees: once, at the moment of the call, reminded once; what nobody asked for yet is found by the clock."""

from datetime import timedelta

import pytest
from sqlalchemy import delete

from storefront.fairs import fees, invoices
from storefront.fairs.invoices import ExhibitInvoice, InvoiceLine, InvoiceStep
from storefront.kernel import clock
from storefront.kernel.database import db
from storefront.kernel.units import unit_of_work
from tests.builders.calls import a_call, an_application
from tests.builders.fairs import an_exhibition, in_days
from tests.builders.feeing import DEPOSIT, FEE, again, an_invoice, confirmed, invoice_of, officer_of, paid

pytestmark = pytest.mark.usefixtures("app")


def taken(step: object) -> int:
    steps = 0
    while one(step):
        steps += 1
    return steps


def one(step: object) -> bool:
    with unit_of_work():
        return bool(step())  # type: ignore[operator]


def test_who_applies_to_a_call_with_a_fee_on_applying_is_asked_at_once() -> None:
    with unit_of_work():
        call = a_call(an_exhibition(first=in_days(40)), fee_minor=FEE, deposit_minor=DEPOSIT, fee_moment="applying")
        application = an_application(call)

    assert [(line.kind, line.amount_minor) for line in invoice_of(application).lines] == [("fee", FEE)]


def test_nobody_is_asked_twice() -> None:
    invoice = an_invoice()

    with unit_of_work():
        fees.issue(invoice.application_id)

    assert len(again(invoice).lines) == 2
    assert [step.kind for step in invoices.steps_of(invoice.id)] == ["issued"]


def test_a_later_fee_is_added_when_its_day_is_near() -> None:
    (application,) = confirmed(fee_moment="later", fee_due_on=in_days(30))
    before = [line.kind for line in invoice_of(application).lines]
    nothing = taken(fees.issue_one)

    with clock.set_to(clock.now() + timedelta(days=17)):
        steps = taken(fees.issue_one)

    invoice = invoice_of(application)
    assert (before, nothing, steps) == (["deposit"], 0, 1)
    assert ([line.kind for line in invoice.lines], invoice.due_on) == (["deposit", "fee"], in_days(30))


def test_the_clock_finds_whom_nobody_asked() -> None:
    application_id = an_invoice().application_id
    with unit_of_work():
        for table in (InvoiceStep, InvoiceLine, ExhibitInvoice):
            db.session.execute(delete(table))

    assert taken(fees.issue_one) == 1
    assert invoices.find_of_application(application_id) is not None


def test_it_is_said_once_that_an_invoice_is_due() -> None:
    invoice = an_invoice()
    early = taken(fees.remind_one)

    with clock.set_to(clock.now() + timedelta(days=5)):
        steps = taken(fees.remind_one)

    assert (early, steps) == (0, 1)
    assert again(invoice).reminded_at is not None


def test_nobody_is_reminded_of_what_is_paid_or_a_sponsor_owes() -> None:
    first, second = (invoice_of(row) for row in confirmed(number=2))
    paid(first, FEE + DEPOSIT)
    with unit_of_work():
        fees.sponsor(second.id, officer_of(again(second).exhibition), name="مؤسسة العطاء", reason="دعم")

    with clock.set_to(clock.now() + timedelta(days=9)):
        assert taken(fees.remind_one) == 0
