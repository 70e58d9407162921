"""Paying an invoice: whole or in parts, by transfer or cash, too much, too late, for a sponsor; each booked once."""

import pytest

from storefront.fairs import fees, invoices
from storefront.kernel import clock
from storefront.kernel.actors import SYSTEM, Actor
from storefront.kernel.refusals import NotAllowed
from storefront.kernel.units import unit_of_work
from storefront.treasury import payments
from tests.builders.community import desk
from tests.builders.feeing import (
    DEPOSIT,
    FEE,
    a_form,
    again,
    an_invoice,
    arrive,
    line,
    officer_of,
    paid,
    payment_of,
    stands,
    taken_in_cash,
)

pytestmark = pytest.mark.usefixtures("app")
STRANGER = Actor(user_id=None)


def test_who_has_a_place_owes_its_fee_and_its_deposit() -> None:
    invoice = an_invoice()

    assert [(one.kind, one.amount_minor) for one in invoice.lines] == [("fee", FEE), ("deposit", DEPOSIT)]
    assert (invoice.state, invoices.left(invoice.lines)) == ("due", FEE + DEPOSIT)


def test_a_part_pays_the_fee_first_and_the_rest_pays_the_deposit() -> None:
    invoice = an_invoice()

    paid(invoice, FEE - 5_000)
    first = (line(invoice, "fee").paid_minor, line(invoice, "deposit").paid_minor, again(invoice).state)
    paid(invoice, 5_000 + DEPOSIT)

    assert first == (FEE - 5_000, 0, "due")
    assert (line(invoice, "fee").paid_minor, line(invoice, "deposit").paid_minor) == (FEE, DEPOSIT)
    assert again(invoice).state == "settled"
    assert stands(invoice) == fees.Standing(coming_minor=FEE, deposits_minor=DEPOSIT)


def test_the_same_form_sent_twice_begins_one_part() -> None:
    invoice, form = an_invoice(), a_form()

    with unit_of_work():
        first = fees.begin(invoice.id, "transfer", FEE, SYSTEM, once=form)
    with unit_of_work():
        second = fees.begin(invoice.id, "transfer", FEE, SYSTEM, once=form)

    assert (first.id, len(invoices.parts(invoice.id))) == (second.id, 1)


def test_two_forms_for_the_same_sum_lead_to_the_same_part_and_for_another_are_refused() -> None:
    invoice = an_invoice()

    with unit_of_work():
        first = fees.begin(invoice.id, "transfer", FEE, SYSTEM, once=a_form())
    with unit_of_work():
        second = fees.begin(invoice.id, "transfer", FEE, SYSTEM, once=a_form())

    assert first.id == second.id
    with pytest.raises(fees.refusals.PartIsOpen), unit_of_work():
        fees.begin(invoice.id, "transfer", FEE - 100, SYSTEM, once=a_form())


@pytest.mark.parametrize("amount", [0, 99, FEE + DEPOSIT + 1])
def test_a_part_is_from_one_riyal_to_all_that_is_left(amount: int) -> None:
    invoice = an_invoice()

    with pytest.raises(fees.refusals.SumIsNotValid), unit_of_work():
        fees.begin(invoice.id, "transfer", amount, SYSTEM, once=a_form())


def test_nobody_pays_for_another_family_or_writes_cash_down_for_another_body() -> None:
    invoice = an_invoice()

    with pytest.raises(NotAllowed), unit_of_work():
        fees.begin(invoice.id, "transfer", FEE, STRANGER, once=a_form())
    with pytest.raises(NotAllowed), unit_of_work():
        fees.record_cash(invoice.id, FEE, desk(again(invoice).family), once=a_form())


def test_cash_is_with_the_organiser_and_counts_at_once() -> None:
    invoice = an_invoice()

    taken_in_cash(invoice, FEE)

    assert line(invoice, "fee").paid_minor == FEE
    assert stands(invoice) == fees.Standing(coming_minor=FEE, cash_minor=FEE)
    assert stands(invoice).owed_minor == 0


def test_cash_for_all_of_it_ends_a_transfer_that_was_begun() -> None:
    invoice = an_invoice()
    with unit_of_work():
        part = fees.begin(invoice.id, "transfer", FEE, SYSTEM, once=a_form())

    taken_in_cash(invoice, FEE + DEPOSIT)

    assert (payment_of(part).state, invoices.part_of(invoice.id, part.id).state) == ("expired", "ended")


def test_what_is_paid_although_nothing_is_owed_goes_back_at_once() -> None:
    invoice = an_invoice()
    with unit_of_work():
        part = fees.begin(invoice.id, "transfer", FEE + DEPOSIT, SYSTEM, once=a_form())
    with unit_of_work():
        fees.waive(invoice.id, "fee", FEE - 1_000, officer_of(invoice.exhibition), reason="أسرة جديدة")
    assert payment_of(part).state == "expired"

    arrive(part)

    (seen,) = invoices.parts(invoice.id)
    (refund,) = payments.refunds_of(payment_of(part).id)
    assert (seen.part.state, refund.amount_minor, refund.reason) == ("ended", FEE + DEPOSIT, "late")


def test_what_comes_late_is_taken_as_long_as_it_is_owed() -> None:
    invoice = an_invoice()
    with unit_of_work():
        part = fees.begin(invoice.id, "transfer", FEE, SYSTEM, once=a_form())
    with unit_of_work():
        payments.expire(payments.lock(payment_of(part).id))

    arrive(part)

    assert (invoices.part_of(invoice.id, part.id).state, line(invoice, "fee").paid_minor) == ("paid", FEE)
    assert stands(invoice).coming_minor == FEE


def test_news_of_the_same_money_twice_pays_once() -> None:
    invoice = an_invoice()
    part = paid(invoice, FEE)

    with unit_of_work():
        fees.take(part.id)

    assert (line(invoice, "fee").paid_minor, stands(invoice).coming_minor) == (FEE, FEE)


def test_a_sponsor_pays_by_a_number_of_its_own_and_the_family_does_not() -> None:
    invoice = an_invoice()
    officer = officer_of(invoice.exhibition)
    with unit_of_work():
        fees.sponsor(invoice.id, officer, name="مؤسسة العطاء", reason="دعم الأسر الجديدة")

    with pytest.raises(fees.refusals.SomebodyElseOwes), unit_of_work():
        fees.begin(invoice.id, "transfer", FEE, SYSTEM, once=a_form())
    with unit_of_work():
        part = fees.begin_for_sponsor(invoice.id, officer, once=a_form())
    arrive(part)

    assert (part.by_sponsor, part.amount_minor, again(invoice).state) == (True, FEE + DEPOSIT, "settled")


def test_a_transfer_is_waited_for_until_the_invoice_is_due() -> None:
    invoice = an_invoice()

    with unit_of_work():
        part = fees.begin(invoice.id, "transfer", FEE, SYSTEM, once=a_form())

    assert payment_of(part).expires_at == clock.end_of_day(again(invoice).due_on)
