"""Enough pays; too little waits; too much, twice and too late go back, to the halala, and the books know where it is."""

from datetime import timedelta

import pytest

from storefront.goods import stock
from storefront.goods.catalogue import Product
from storefront.kernel import clock
from storefront.kernel.database import db
from storefront.kernel.units import unit_of_work
from storefront.trade import orders
from storefront.treasury import alarms, bank, conversations, ledger, payments, refunds
from tests.builders.bank import OFFICER, a_transfer_order, imported, taken_in
from tests.builders.goods import a_product, variant_of
from tests.builders.money import the_payment

pytestmark = pytest.mark.usefixtures("app")
CLEARING = ledger.clearing("bank_transfer")
WEEKS = timedelta(days=20)


def send(order: orders.Order, amount: int, ref: str = "FT1") -> None:
    imported((amount, f"order {order.reference}", ref))


def books() -> tuple[int, int, int]:
    """What lies in the bank, what payers sent that pays nothing yet, what is owed back."""
    kept = ledger.balances()
    return kept.get(ledger.BANK, 0), -kept.get(CLEARING, 0), -kept.get(ledger.REFUNDS_DUE, 0)


def going_back(order: orders.Order) -> list[tuple[int, str]]:
    return [(refund.amount_minor, refund.reason) for refund in payments.refunds_of(the_payment(order).id)]


def is_confirmed(order: orders.Order) -> bool:
    db.session.expire_all()
    return orders.get(order.id).confirmed_at is not None


def ended(order: orders.Order) -> None:
    """The time to pay is over."""
    with clock.set_to(clock.now() + WEEKS):
        conversations.release(the_payment(order).id)


def test_the_whole_sum_confirms_the_order() -> None:
    order = a_transfer_order()

    send(order, order.total_minor)

    assert is_confirmed(order)
    assert books() == (order.total_minor, 0, 0)
    assert going_back(order) == []


def test_too_little_waits_and_gives_more_time() -> None:
    order = a_transfer_order()
    before = the_payment(order).expires_at
    with clock.set_to(clock.now() + timedelta(days=3)):
        send(order, order.total_minor - 1)

    assert not is_confirmed(order)
    assert bank.arrived_for(the_payment(order).id) == order.total_minor - 1
    assert the_payment(order).expires_at > before  # type: ignore[operator]
    assert books() == (order.total_minor - 1, order.total_minor - 1, 0)


def test_the_rest_completes_it() -> None:
    order = a_transfer_order()

    send(order, 1000)
    send(order, order.total_minor - 1000, "FT2")

    assert is_confirmed(order)
    assert books() == (order.total_minor, 0, 0)


def test_what_is_too_much_goes_back() -> None:
    order = a_transfer_order()

    send(order, order.total_minor + 250)

    assert is_confirmed(order)
    assert going_back(order) == [(250, "over")]
    assert books() == (order.total_minor + 250, 0, 250)


def test_what_comes_twice_goes_back() -> None:
    order = a_transfer_order()

    send(order, order.total_minor)
    taken_in((order.total_minor, f"order {order.reference}", "FT2"))

    assert going_back(order) == [(order.total_minor, "twice")]
    assert books() == (2 * order.total_minor, 0, order.total_minor)


def test_what_never_became_enough_goes_back_when_the_time_is_over() -> None:
    order = a_transfer_order()
    send(order, 1000)

    ended(order)

    assert going_back(order) == [(1000, "short")]
    assert orders.get(order.id).abandoned_at is not None
    assert books() == (1000, 0, 1000)


def test_what_comes_too_late_takes_the_goods_once_more() -> None:
    order = a_transfer_order()
    ended(order)

    send(order, order.total_minor)

    assert is_confirmed(order)
    assert going_back(order) == []


def test_what_comes_too_late_for_sold_goods_goes_back() -> None:
    product = one_piece()
    order = a_transfer_order(product)
    ended(order)
    a_transfer_order(product)

    send(order, order.total_minor)

    assert not is_confirmed(order)
    assert going_back(order) == [(order.total_minor, "late")]
    assert books() == (order.total_minor, 0, order.total_minor)


def one_piece() -> Product:
    with unit_of_work():
        product = a_product(stock=1)
        assert stock.free(variant_of(product).id) == 1
        return product


def test_an_officer_gives_it_back_from_the_bank() -> None:
    order = a_transfer_order()
    send(order, order.total_minor + 250)
    refund = payments.refunds_of(the_payment(order).id)[0]

    conversations.carry_out_refund(refund.id)
    db.session.expire_all()
    called = [alarm.kind for alarm in alarms.open_alarms()]
    with unit_of_work():
        refunds.give_by_hand(refund, OFFICER, note="FT99")

    assert called == ["refund-by-hand"]
    assert books() == (order.total_minor, 0, 0)
