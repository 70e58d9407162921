"""Fees of an exhibition that is over may be paid out, once each, whatever comes later."""

import pytest

from storefront.fairs import exhibitions, fees
from storefront.fairs.exhibitions import Exhibition
from storefront.kernel.actors import SYSTEM
from storefront.kernel.database import db
from storefront.kernel.units import unit_of_work
from tests.builders.feeing import DEPOSIT, FEE, again, an_invoice, ended, officer_of, paid, stands, taken_in_cash

pytestmark = pytest.mark.usefixtures("app")


def be_over(exhibition_id: int) -> None:
    with unit_of_work():
        db.session.get_one(Exhibition, exhibition_id).state = "finished"


def cleared() -> bool:
    with unit_of_work():
        return fees.clear_one()


def test_fees_stay_until_it_is_over_and_are_then_to_be_paid_out() -> None:
    invoice = an_invoice()
    paid(invoice, FEE)
    early = cleared()

    be_over(invoice.exhibition_id)
    steps = [cleared(), cleared()]

    assert (early, steps) == (False, [True, False])
    assert (stands(invoice), stands(invoice).payable_minor) == (fees.Standing(due_minor=FEE), FEE)


def test_what_is_paid_after_it_is_over_is_to_be_paid_out_at_once() -> None:
    invoice = an_invoice()
    be_over(invoice.exhibition_id)

    paid(again(invoice), FEE)

    assert stands(invoice) == fees.Standing(due_minor=FEE)


def test_cash_in_the_organisers_hand_is_not_paid_out_again() -> None:
    invoice = an_invoice()
    paid(invoice, 20_000)
    taken_in_cash(again(invoice), 10_000)
    be_over(invoice.exhibition_id)
    cleared()

    assert stands(invoice).payable_minor == 20_000


def test_a_deposit_that_was_kept_is_the_organisers_although_it_is_not_held() -> None:
    invoice = an_invoice()
    paid(invoice, FEE + DEPOSIT)
    with unit_of_work():
        fees.keep_deposit(invoice.id, officer_of(again(invoice).exhibition), reason="ألغت قبل يوم")
    with unit_of_work():
        exhibitions.cancel(db.session.get_one(Exhibition, invoice.exhibition_id), ("أُلغي", ""), SYSTEM)
    early = cleared()
    ended()

    assert (early, cleared()) == (False, True)
    assert stands(invoice) == fees.Standing(due_minor=DEPOSIT)
