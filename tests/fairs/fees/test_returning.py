"""Money that goes back: asked for once, of the parts that brought it; what was given by hand is not sent."""

import pytest

from storefront.fairs import applications, fees
from storefront.kernel.actors import SYSTEM
from storefront.kernel.refusals import NotAllowed
from storefront.kernel.units import unit_of_work
from storefront.treasury import payments, refunds
from storefront.treasury.ledger import balances
from tests.builders.bank import OFFICER
from tests.builders.community import desk
from tests.builders.feeing import DEPOSIT, FEE, again, an_invoice, ended, officer_of, paid, payment_of, taken_in_cash

pytestmark = pytest.mark.usefixtures("app")


def test_what_goes_back_is_asked_of_the_parts_that_brought_it() -> None:
    invoice = an_invoice()
    first, second = paid(invoice, FEE), paid(again(invoice), DEPOSIT)

    with unit_of_work():
        applications.withdraw(applications.get(invoice.application_id), "", SYSTEM)
    ended()

    asked = [[one.amount_minor for one in payments.refunds_of(payment_of(part).id)] for part in (first, second)]
    assert asked == [[FEE], [DEPOSIT]]


def test_an_officer_of_the_market_gives_a_transfer_back_and_the_books_are_even() -> None:
    invoice = an_invoice()
    part = paid(invoice, FEE + DEPOSIT)
    with unit_of_work():
        fees.return_deposit(invoice.id, officer_of(again(invoice).exhibition))
    (refund,) = payments.refunds_of(payment_of(part).id)

    with unit_of_work():
        payments.refunding.fail(payment_of(part), refund, trouble=payments.refunding.BY_HAND)
        refunds.give_by_hand(refund, OFFICER, note="TR-1")

    held = balances()
    assert held.get("refunds_due", 0) == 0
    assert (held["bank"], held["organiser:coming"], held.get("organiser:deposits", 0)) == (FEE, -FEE, 0)


def test_nobody_but_the_organiser_says_that_cash_was_given() -> None:
    invoice = an_invoice()
    taken_in_cash(invoice, FEE + DEPOSIT)
    with unit_of_work():
        fees.return_deposit(invoice.id, officer_of(again(invoice).exhibition))

    with pytest.raises(NotAllowed), unit_of_work():
        fees.give_cash(invoice.id, desk(again(invoice).family))
