"""Families that do not come: what goes back by which rule, one invoice after the other, never twice."""

from datetime import timedelta

import pytest

from storefront.fairs import applications, exhibitions, fees, invoices
from storefront.fairs.applications import ExhibitApplication
from storefront.fairs.exhibitions import Exhibition
from storefront.kernel import clock
from storefront.kernel.actors import SYSTEM
from storefront.kernel.database import db
from storefront.kernel.units import unit_of_work
from storefront.treasury import payments
from tests.builders.calls import a_call, an_application
from tests.builders.fairs import an_exhibition, in_days
from tests.builders.feeing import (
    DEPOSIT,
    FEE,
    a_form,
    again,
    an_invoice,
    arrive,
    confirmed,
    ended,
    invoice_of,
    line,
    one_step,
    paid,
    payment_of,
    stands,
    taken_in_cash,
)

pytestmark = pytest.mark.usefixtures("app")


def withdraw(application_id: int) -> None:
    with unit_of_work():
        applications.withdraw(applications.get(application_id), "ظرف عائلي", SYSTEM)


def cancel(exhibition_id: int) -> None:
    with unit_of_work():
        exhibitions.cancel(db.session.get_one(Exhibition, exhibition_id), ("أُلغي", "Cancelled"), SYSTEM)


def refunds(*parts: invoices.InvoicePart) -> list[int]:
    db.session.rollback()
    return [one.amount_minor for part in parts for one in payments.refunds_of(payment_of(part).id)]


def applied(**terms: int) -> ExhibitApplication:
    """A family that applied to a call whose fee is paid on applying."""
    with unit_of_work():
        call = a_call(an_exhibition(first=in_days(40)), fee_moment="applying", fee_minor=FEE, **terms)
        return an_application(call)


def test_who_turns_a_place_down_two_weeks_before_has_all_of_it_back() -> None:
    invoice = an_invoice()
    part = paid(invoice, FEE + DEPOSIT)

    withdraw(invoice.application_id)
    ended()

    assert refunds(part) == [FEE + DEPOSIT]
    assert (again(invoice).state, again(invoice).ends_as) == ("ended", "whole")
    assert stands(invoice) == fees.Standing()


def test_later_the_fee_stays_and_the_deposit_waits_for_the_organiser() -> None:
    invoice = an_invoice()
    part = paid(invoice, FEE + DEPOSIT)

    with clock.set_to(clock.now() + timedelta(days=27)):
        withdraw(invoice.application_id)
        ended()

    assert refunds(part) == []
    assert (again(invoice).ends_as, invoices.state_of(line(invoice, "deposit"))) == ("fee_stays", "held")
    assert stands(invoice) == fees.Standing(coming_minor=FEE, deposits_minor=DEPOSIT)


def test_who_is_declined_after_paying_on_applying_has_it_back() -> None:
    application = applied()
    invoice = invoice_of(application)
    part = paid(invoice, FEE)
    with unit_of_work():
        applications.stepping.step(applications.get(application.id), "declined", SYSTEM)

    ended()

    assert (refunds(part), again(invoice).state) == ([FEE], "ended")


def test_who_applies_again_owes_again() -> None:
    application = applied()
    invoice = invoice_of(application)
    paid(invoice, FEE)
    withdraw(application.id)
    ended()
    family = application.family_id
    wish = applications.Wish(application.category_id, sorted(applications.chosen(application.id)), agrees=True)

    with unit_of_work():
        applications.apply(application.call_id, family, wish, SYSTEM)

    assert (again(invoice).state, invoices.left(again(invoice).lines)) == ("due", FEE)


def test_who_still_waits_when_it_is_over_has_it_back() -> None:
    application = applied()
    part = paid(invoice_of(application), FEE)
    exhibition = again(invoice_of(application)).exhibition
    with unit_of_work():
        exhibition.state = "finished"

    ended()

    assert refunds(part) == [FEE]


def test_when_it_is_not_held_everything_goes_back_one_after_the_other() -> None:
    rows = confirmed(number=3)
    parts = [paid(invoice_of(one), FEE + DEPOSIT) for one in rows]
    cancel(invoice_of(rows[0]).exhibition_id)
    states = [invoice_of(one).state for one in rows]

    one_step()
    after_one = refunds(*parts)
    ended()
    ended()

    assert states == ["ending"] * 3
    assert (after_one, refunds(*parts)) == ([FEE + DEPOSIT], [FEE + DEPOSIT] * 3)
    assert stands(invoice_of(rows[0])) == fees.Standing()


def test_what_comes_for_one_that_is_not_held_goes_back_too() -> None:
    invoice = an_invoice()
    with unit_of_work():
        part = fees.begin(invoice.id, "transfer", FEE, SYSTEM, once=a_form())
    cancel(invoice.exhibition_id)
    ended()

    arrive(part)

    assert refunds(part) == [FEE]
    assert (line(invoice, "fee").paid_minor, stands(invoice)) == (0, fees.Standing())


def test_what_comes_before_the_worker_has_ended_it_goes_back_too() -> None:
    invoice = an_invoice()
    with unit_of_work():
        part = fees.begin(invoice.id, "transfer", FEE, SYSTEM, once=a_form())
    cancel(invoice.exhibition_id)

    arrive(part)
    ended()

    assert refunds(part) == [FEE]
    assert stands(invoice) == fees.Standing()


def test_cash_is_given_back_by_the_organiser() -> None:
    invoice = an_invoice()
    part = taken_in_cash(invoice, FEE)
    cancel(invoice.exhibition_id)

    ended()

    (refund,) = payments.refunds_of(payment_of(part).id)
    assert (refund.state, refund.way, refund.next_try_at, refund.amount_minor) == ("asked", "organiser", None, FEE)


def test_what_stayed_of_a_late_withdrawal_goes_back_when_it_is_not_held_at_all() -> None:
    invoice = an_invoice()
    part = paid(invoice, FEE + DEPOSIT)
    with clock.set_to(clock.now() + timedelta(days=27)):
        withdraw(invoice.application_id)
        ended()
        before = refunds(part)
        cancel(invoice.exhibition_id)
        ended()
        ended()

    assert (before, refunds(part)) == ([], [FEE + DEPOSIT])
    assert stands(invoice) == fees.Standing()
