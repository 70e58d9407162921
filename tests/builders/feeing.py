"""Exhibitors who owe, to begin a test with."""

from datetime import timedelta
from itertools import count
from typing import Any

from storefront.fairs import applications, calls, fees, invoices
from storefront.fairs.applications import ExhibitApplication
from storefront.fairs.exhibitions import Exhibition
from storefront.fairs.invoices import ExhibitInvoice, InvoiceLine, InvoicePart
from storefront.kernel import clock
from storefront.kernel.actors import SYSTEM, Actor
from storefront.kernel.database import db
from storefront.kernel.units import unit_of_work
from storefront.treasury import payments
from storefront.treasury.payments import Payment
from tests.builders.bank import imported
from tests.builders.calling import look_again
from tests.builders.calls import a_call, an_application, close_calls
from tests.builders.fairs import a_body, an_exhibition, in_days
from tests.builders.goods import a_category

FEE, DEPOSIT = 30_000, 10_000
LAST_WEEK = timedelta(days=7)
FORMS = count(1)


def officer_of(exhibition: Exhibition) -> Actor:
    """Somebody who acts for the body of an exhibition."""
    return Actor(bodies=frozenset({exhibition.body_id}))


def confirmed(exhibition: Exhibition | None = None, *, number: int = 1, **terms: Any) -> list[ExhibitApplication]:
    """Families that have a place at an exhibition in forty days, at a fee and a deposit."""
    with unit_of_work():
        exhibition = exhibition or an_exhibition(a_body(), first=in_days(40))
        told: dict[str, Any] = {
            "fee_minor": FEE,
            "deposit_minor": DEPOSIT,
            "selection": calls.terms.BY_ARRIVAL,
            **terms,
        }
        call = a_call(exhibition, quotas={a_category().id: number}, places=number, **told)
        call.opens_at = clock.now() - timedelta(days=3)
        rows = [an_application(call) for _ in range(number)]
    with unit_of_work():
        call.closes_at = clock.now() - timedelta(minutes=1)
        db.session.flush()
        close_calls()
        verdicts = {row.id: applications.Verdict("offered", rank) for rank, row in enumerate(rows, 1)}
        applications.decide(calls.lock(call.id), verdicts, SYSTEM)
    for row in rows:
        with unit_of_work():
            applications.accept(row, SYSTEM)
    return rows


def an_invoice(exhibition: Exhibition | None = None, **terms: Any) -> ExhibitInvoice:
    """The invoice of a family that has a place."""
    return invoice_of(confirmed(exhibition, **terms)[0])


def invoice_of(application: ExhibitApplication) -> ExhibitInvoice:
    """The invoice of an application, as it is now."""
    found = invoices.find_of_application(application.id)
    assert found is not None
    return invoices.get(found.id)


def again(invoice: ExhibitInvoice) -> ExhibitInvoice:
    """The same invoice as it is now."""
    look_again()
    return invoices.get(invoice.id)


def parts(invoice: ExhibitInvoice) -> list[invoices.Paid]:
    """Its parts as they are now."""
    look_again()
    return invoices.parts(invoice.id)


def line(invoice: ExhibitInvoice, kind: str) -> InvoiceLine:
    """One of its lines as it is now."""
    return next(one for one in again(invoice).lines if one.kind == kind)


def a_form() -> str:
    """A form nobody has sent."""
    return f"form-{next(FORMS)}"


def payment_of(part: InvoicePart) -> Payment:
    """The payment of a part."""
    found = payments.find_for(invoices.PURPOSE, part.id)
    assert found is not None
    return found


def paid(invoice: ExhibitInvoice, amount_minor: int) -> InvoicePart:
    """So many halalas come by transfer, and the office takes the bank's statement in."""
    with unit_of_work():
        part = fees.begin(invoice.id, "transfer", amount_minor, SYSTEM, once=a_form())
    imported((amount_minor, payment_of(part).code, f"FT{part.id}"))
    return part


def arrive(part: InvoicePart, amount_minor: int | None = None) -> None:
    """The money of a part, or another sum, arrives by transfer."""
    with unit_of_work():
        payment = payments.lock(payment_of(part).id)
        attempt = payments.attempts.arrived(payment, amount_minor or payment.amount_minor)
        payments.record(attempt.id, payments.attempts.as_seen(attempt))


def taken_in_cash(invoice: ExhibitInvoice, amount_minor: int) -> InvoicePart:
    """So many halalas are given to the organiser in cash."""
    with unit_of_work():
        return fees.record_cash(invoice.id, amount_minor, officer_of(invoice.exhibition), once=a_form())


def ended() -> int:
    """The worker gives back whatever is to go back; how many steps that took."""
    steps = 0
    while one_step():
        steps += 1
    return steps


def one_step() -> bool:
    with unit_of_work():
        return fees.end_one()


def stands(invoice: ExhibitInvoice) -> fees.Standing:
    """How its exhibition stands in the books."""
    return fees.standing(invoice.exhibition_id)
