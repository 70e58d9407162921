"""Invoices in words: late ones say so, what an ended one lacked is owed no more, sums are read as they are typed."""

from datetime import timedelta

import pytest
from flask import Flask

from storefront.fairs import applications, fees, invoices
from storefront.kernel import clock
from storefront.kernel.actors import SYSTEM
from storefront.kernel.units import unit_of_work
from storefront.web.kit import fee_words as words
from tests.builders.feeing import DEPOSIT, FEE, again, an_invoice, ended, officer_of, taken_in_cash


def test_one_that_is_late_says_so(app: Flask) -> None:
    invoice = an_invoice()
    with app.test_request_context():
        now = words.state_of(again(invoice))[0]
        with clock.set_to(clock.now() + timedelta(days=9)):
            later = words.state_of(again(invoice))[0]

    assert (now, later) == ("تنتظر الدفع", "تأخر دفعها")


def test_what_an_ended_one_lacked_is_owed_no_more(app: Flask) -> None:
    invoice = an_invoice()
    with unit_of_work():
        applications.withdraw(applications.get(invoice.application_id), "", SYSTEM)
    ended()

    with app.test_request_context():
        rows = words.line_rows(again(invoice))

    assert words.left_of(again(invoice)) == 0
    assert [(row["state"], row["left_minor"]) for row in rows] == [(None, 0), (None, 0)]


def test_a_sponsor_is_a_body_or_a_name(app: Flask) -> None:
    invoice = an_invoice()
    officer = officer_of(invoice.exhibition)
    with unit_of_work():
        fees.sponsor(invoice.id, officer, name="مؤسسة العطاء", reason="دعم")
    with app.test_request_context():
        named = words.sponsor_of(again(invoice))
    with unit_of_work():
        fees.sponsor(invoice.id, officer, body_id=again(invoice).exhibition.body_id, reason="دعم")
    with app.test_request_context():
        assert (named, words.sponsor_of(again(invoice))) == ("مؤسسة العطاء", again(invoice).exhibition.body.name_ar)


def test_money_that_goes_back_says_by_whose_hand(app: Flask) -> None:
    invoice = an_invoice()
    taken_in_cash(invoice, FEE + DEPOSIT)
    officer = officer_of(again(invoice).exhibition)
    with unit_of_work():
        fees.return_deposit(invoice.id, officer)

    with app.test_request_context():
        (before,) = words.part_rows(invoices.parts(invoice.id))
        with unit_of_work():
            fees.give_cash(invoice.id, officer)
        (after,) = words.part_rows(invoices.parts(invoice.id))

    assert [one["returns"][0][2][0] for one in (before, after)] == ["يعطيه المنظّم نقداً", "وصل إلى صاحبه"]


@pytest.mark.parametrize(("typed", "minor"), [("85", 8_500), ("85.5", 8_550), ("", 0), ("كثير", 0), (None, 0)])
def test_a_sum_is_read_as_it_is_typed(typed: str | None, minor: int) -> None:
    assert words.halalas(typed) == minor
