"""Cases 42 to 48: goods that wait for money."""

from datetime import timedelta

import pytest

from storefront.cli import work
from storefront.goods import stock
from storefront.kernel import clock, units
from storefront.kernel.units import unit_of_work
from storefront.trade import carts, orders
from storefront.treasury import conversations, payments
from tests.builders.card_market import (
    PAID,
    CardMarket,
    kinds_of_alarms,
    left,
    owed,
    sales,
)
from tests.builders.goods import fill
from tests.builders.money import an_unpaid_order, as_it_is, the_attempt, the_payment
from tests.builders.people import letters

HOLD = timedelta(minutes=37)


def release(order: orders.Order) -> str:
    return conversations.release(the_payment(order).id)


def refunds_of(order: orders.Order) -> list[tuple[str, int]]:
    """What goes back of an order: its state and its sum."""
    units.abandon()
    return [(refund.state, refund.amount_minor) for refund in payments.refunds_of(the_payment(order).id)]


def test_case_42_when_closing_wins_nobody_can_pay_any_more(market: CardMarket) -> None:
    order = market.order()
    url = market.open(order)

    outcome = release(order)

    assert (outcome, left(order)) == ("released", 5)
    assert market.stripe.shopper.pay(url).goes_to == ""
    assert market.gateway.fetch(market.session(order)).state == "expired"


def test_case_42_when_paying_wins_the_goods_are_sold(market: CardMarket) -> None:
    order = market.order()
    market.pay(order)

    assert (release(order), left(order), market.states(order)) == ("settled", 4, PAID)


def test_case_42_when_both_happen_at_once_one_of_them_wins_and_nothing_is_lost(market: CardMarket) -> None:
    found = set()
    for _ in range(4):
        order = market.order()
        url = market.open(order)
        market.together(lambda url=url: market.stripe.shopper.pay(url), lambda order=order: release(order))  # type: ignore[misc]
        release(order)
        paid = market.gateway.fetch(market.session(order)).state == "paid"
        found.add((paid, the_payment(order).state, left(order)))

    assert found <= {(True, "settled", 4), (False, "expired", 5)}


@pytest.mark.parametrize("executed", [False, True])
def test_case_43_while_nobody_knows_whether_the_page_is_closed_the_goods_are_held(
    market: CardMarket, executed: bool
) -> None:
    order = market.order()
    market.open(order)
    market.stripe.control.fault("cut", "Session.expire", executed=executed)

    first = (release(order), left(order))
    second = (release(order), left(order))

    assert (first, second) == (("held", 4), ("released", 5))


def paid_after_release(market: CardMarket, *, there: bool):  # type: ignore[no-untyped-def]
    """An order whose goods were set free although its page was paid on: the company had said it was closed."""
    product = market.product(stock=1)
    order = an_unpaid_order(product, email="sara@example.com")
    url = market.open(order)
    ref = market.session(order)
    release(order)
    if not there:
        with unit_of_work():
            fill(product, 0)
    market.change(ref, status="open", url=url)
    market.stripe.shopper.pay(url)
    return order


def test_case_44_money_after_the_end_buys_the_goods_while_they_are_there(market: CardMarket) -> None:
    order = paid_after_release(market, there=True)

    market.settle(order)

    assert (market.states(order), left(order), owed()) == (PAID, 0, 0)
    assert as_it_is(order).parcels[0].state == "placed"


def test_case_44_money_for_goods_that_are_gone_goes_back_by_itself_and_the_shopper_is_told(market: CardMarket) -> None:
    order = paid_after_release(market, there=False)

    market.settle(order)
    before = (owed(), refunds_of(order), kinds_of_alarms())
    work.carry_out_refunds()

    assert before == (order.total_minor, [("asked", order.total_minor)], ["paid-late"])
    assert (owed(), refunds_of(order), sales()) == (0, [("done", order.total_minor)], 0)
    assert len(letters("money-sent-back")) == 1
    assert [one.amount_minor for one in market.gateway.list_refunds(market.money(order))] == [order.total_minor]


def test_case_45_the_last_piece_is_held_for_who_ordered_it_first(market: CardMarket) -> None:
    product = market.product(stock=1)
    first = market.order(product)
    market.open(first)

    with pytest.raises(carts.NotEnoughPieces):
        market.order(product)
    release(first)
    second = market.order(product)
    market.pay(second)
    market.settle(second)

    assert (market.states(second), left(second)) == (PAID, 0)


def test_case_47_rounds_that_run_twice_or_late_do_nothing_twice(market: CardMarket) -> None:
    paid, unpaid = market.order(), market.order()
    market.pay(paid)
    market.open(unpaid)

    with clock.set_to(clock.now() + timedelta(days=2)):
        for _ in range(2):
            work.look_at_attempts()
            work.end_unpaid()
            work.carry_out_refunds()

    assert (market.states(paid), sales(), left(paid)) == (PAID, 1, 4)
    assert (the_payment(unpaid).state, left(unpaid)) == ("expired", 5)
    assert stock.astray() == []


def test_case_47_two_rounds_at_the_same_moment_do_nothing_twice(market: CardMarket) -> None:
    paid, unpaid = market.order(), market.order()
    market.pay(paid)
    market.open(unpaid)

    def round_() -> None:
        with clock.set_to(clock.now() + HOLD):
            work.look_at_attempts()
            work.end_unpaid()

    market.together(round_, round_, round_)

    assert (market.states(paid), sales(), left(paid), left(unpaid)) == (PAID, 1, 4, 5)


@pytest.mark.parametrize("minutes", [-10, 10])
def test_case_48_with_our_clock_ten_minutes_off_the_company_still_decides(market: CardMarket, minutes: int) -> None:
    paid, unpaid = market.order(), market.order()
    market.pay(paid)
    market.open(unpaid)

    with clock.set_to(clock.now() + timedelta(minutes=minutes)):
        work.end_unpaid()
        market.settle(paid)
    with clock.set_to(clock.now() + HOLD + timedelta(minutes=minutes)):
        work.end_unpaid()

    assert market.states(paid) == PAID
    ended = minutes > 0
    assert (the_payment(unpaid).state, left(unpaid)) == (("expired", 5) if ended else ("open", 4))
    assert (the_attempt(unpaid).state == "expired") is ended
    assert market.gateway.fetch(market.session(unpaid)).state == ("expired" if ended else "open")
