"""An exhibition is settled by itself once nothing of it is open, and the office reads what is."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from storefront.fairs import closings, fees
from storefront.fairs.exhibitions import Exhibition
from tests.builders.fairs import an_exhibition
from tests.builders.feeing import DEPOSIT, FEE, again, an_invoice, paid
from tests.builders.stall_goods import a_holder, after_closing
from tests.builders.tills import open_till

pytestmark = pytest.mark.usefixtures("app")
LATER = timedelta(days=closings.AFTER_DAYS, minutes=1)


def test_one_of_which_nothing_is_open_is_settled_once() -> None:
    exhibition, other = an_exhibition(), an_exhibition(number=20)
    with after_closing(exhibition, later=LATER - timedelta(minutes=2)):
        assert not closings.settle_one()
    with after_closing(exhibition, later=LATER):
        assert closings.settle_one()
        assert not closings.settle_one()
    assert (exhibition.state, other.state) == ("settled", "live")


def a_fee_is_owed() -> Exhibition:
    exhibition = an_invoice().exhibition
    assert exhibition
    return exhibition


def a_deposit_is_held() -> Exhibition:
    invoice = an_invoice()
    paid(invoice, FEE + DEPOSIT)
    exhibition = again(invoice).exhibition
    assert exhibition
    return exhibition


def a_payout_waits() -> Exhibition:
    invoice = an_invoice(deposit_minor=0)
    paid(invoice, FEE)
    exhibition = again(invoice).exhibition
    assert exhibition
    return exhibition


def a_stall_is_not_counted() -> Exhibition:
    holder = a_holder()
    holder.bring(4)
    return holder.exhibition


def a_sale_is_to_be_settled() -> Exhibition:
    with open_till(there=1) as till:
        till.sell_unseen(5)
        till.holder.take_home(1)
        return till.exhibition


@pytest.mark.parametrize(
    ("opens", "kinds"),
    [
        (a_fee_is_owed, {"invoices"}),
        (a_deposit_is_held, {"deposits", "due"}),
        (a_payout_waits, {"due"}),
        (a_stall_is_not_counted, {"stalls"}),
        (a_sale_is_to_be_settled, {"sales"}),
    ],
)
def test_what_is_open_holds_it_and_is_told(opens: Callable[[], Exhibition], kinds: set[str]) -> None:
    exhibition = opens()
    with after_closing(exhibition, later=LATER):
        while fees.clear_one():
            pass
        assert set(closings.still_open(exhibition.id)) == kinds
        assert not closings.settle_one()
