"""What officers decide: waivers, sponsors, deposits; each with its reason, each told, none more than there is."""

import pytest

from storefront.fairs import fees, invoices
from storefront.kernel.refusals import NotAllowed, NotNow, ReasonIsMissing
from storefront.kernel.units import unit_of_work
from storefront.treasury import payments
from tests.builders.community import desk
from tests.builders.feeing import (
    DEPOSIT,
    FEE,
    again,
    an_invoice,
    confirmed,
    invoice_of,
    line,
    officer_of,
    paid,
    payment_of,
    stands,
    taken_in_cash,
)

pytestmark = pytest.mark.usefixtures("app")


def test_a_waiver_of_what_is_not_paid_lowers_what_is_owed() -> None:
    invoice = an_invoice()

    with unit_of_work():
        fees.waive(invoice.id, "fee", 12_000, officer_of(invoice.exhibition), reason="أسرة جديدة")

    assert invoices.left(again(invoice).lines) == FEE + DEPOSIT - 12_000
    newest = invoices.steps_of(invoice.id)[0]
    assert (newest.kind, newest.amount_minor, newest.reason) == ("waived", 12_000, "أسرة جديدة")


def test_a_waiver_of_what_was_paid_sends_it_back() -> None:
    invoice = an_invoice()
    part = paid(invoice, FEE)

    with unit_of_work():
        fees.waive(invoice.id, "fee", FEE, officer_of(again(invoice).exhibition), reason="إعفاء كامل")

    (refund,) = payments.refunds_of(payment_of(part).id)
    assert (refund.amount_minor, refund.reason, refund.state) == (FEE, "fee_waived", "asked")
    assert (line(invoice, "fee").waived_minor, line(invoice, "fee").back_minor) == (FEE, FEE)
    assert stands(invoice) == fees.Standing()


def test_no_more_is_waived_than_there_is() -> None:
    invoice = an_invoice()
    officer = officer_of(invoice.exhibition)
    with unit_of_work():
        fees.waive(invoice.id, "fee", FEE, officer, reason="إعفاء كامل")

    with pytest.raises(fees.refusals.WaiverIsTooMuch), unit_of_work():
        fees.waive(invoice.id, "fee", 1, officer, reason="مرة أخرى")


def test_whoever_takes_or_gives_says_why_and_acts_for_the_body() -> None:
    invoice = an_invoice()
    officer, family = officer_of(invoice.exhibition), desk(invoice.family)

    with pytest.raises(ReasonIsMissing), unit_of_work():
        fees.waive(invoice.id, "fee", FEE, officer, reason="  ")
    with pytest.raises(NotAllowed), unit_of_work():
        fees.waive(invoice.id, "fee", FEE, family, reason="نريد")
    with pytest.raises(NotAllowed), unit_of_work():
        fees.return_deposit(invoice.id, family)


def test_a_sponsor_owes_what_is_left_until_the_family_does_again() -> None:
    invoice = an_invoice()
    officer = officer_of(invoice.exhibition)
    with unit_of_work():
        fees.sponsor(invoice.id, officer, body_id=invoice.exhibition.body_id, reason="من موازنة الغرفة")
    assert again(invoice).is_sponsored

    with unit_of_work():
        fees.unsponsor(invoice.id, officer, reason="انتهت الموازنة")

    assert not again(invoice).is_sponsored
    with pytest.raises(NotNow), unit_of_work():
        fees.unsponsor(invoice.id, officer, reason="مرة أخرى")


def test_a_sponsor_has_a_name() -> None:
    invoice = an_invoice()

    with pytest.raises(fees.refusals.SponsorIsMissing), unit_of_work():
        fees.sponsor(invoice.id, officer_of(invoice.exhibition), reason="دعم")


def test_a_deposit_goes_back_the_way_it_came_once() -> None:
    invoice = an_invoice()
    part = paid(invoice, FEE + DEPOSIT)
    officer = officer_of(again(invoice).exhibition)

    with unit_of_work():
        fees.return_deposit(invoice.id, officer)

    with pytest.raises(fees.refusals.DepositIsNotHeld), unit_of_work():
        fees.return_deposit(invoice.id, officer)
    (refund,) = payments.refunds_of(payment_of(part).id)
    assert (refund.amount_minor, refund.reason) == (DEPOSIT, "fee_returned")
    assert invoices.state_of(line(invoice, "deposit")) == "returned"
    assert stands(invoice) == fees.Standing(coming_minor=FEE)


def test_a_deposit_that_is_kept_is_the_organisers_for_a_reason() -> None:
    invoice = an_invoice()
    paid(invoice, FEE + DEPOSIT)
    officer = officer_of(again(invoice).exhibition)

    with pytest.raises(ReasonIsMissing), unit_of_work():
        fees.keep_deposit(invoice.id, officer, reason="")
    with unit_of_work():
        fees.keep_deposit(invoice.id, officer, reason="تركت الطاولة مكسورة")

    assert invoices.state_of(line(invoice, "deposit")) == "forfeited"
    assert stands(invoice) == fees.Standing(coming_minor=FEE + DEPOSIT)


def test_a_deposit_paid_in_cash_comes_out_of_the_organisers_hand() -> None:
    invoice = an_invoice()
    taken_in_cash(invoice, FEE + DEPOSIT)
    officer = officer_of(again(invoice).exhibition)
    with unit_of_work():
        fees.return_deposit(invoice.id, officer)
    waits = invoices.cash_waits(invoice.exhibition_id)

    with unit_of_work():
        given = fees.give_cash(invoice.id, officer)

    assert (waits, given) == ({invoice.id: DEPOSIT}, DEPOSIT)
    assert stands(invoice) == fees.Standing(coming_minor=FEE, cash_minor=FEE)
    with pytest.raises(NotNow), unit_of_work():
        fees.give_cash(invoice.id, officer)


def test_deposits_are_decided_about_together_or_not_at_all() -> None:
    first, second = (invoice_of(one) for one in confirmed(number=2))
    paid(first, FEE + DEPOSIT)
    officer = officer_of(again(first).exhibition)

    with pytest.raises(fees.refusals.DepositIsNotHeld), unit_of_work():
        fees.decide_deposits([first.id, second.id], [], officer)
    assert line(first, "deposit").back_minor == 0

    paid(second, FEE + DEPOSIT)
    with unit_of_work():
        fees.decide_deposits([first.id], [second.id], officer, reason="لم تحضر")

    assert (line(first, "deposit").back_minor, line(second, "deposit").kept_minor) == (DEPOSIT, DEPOSIT)
