"""One checkout, one order: however often, and from however many tabs, its button is pressed."""

import pytest

from storefront.kernel.units import unit_of_work
from tests.builders.crowds import at_once
from tests.builders.goods import a_product
from tests.races.buying import BUTTON, DONE, a_wish, before_the_button, press_together
from tests.races.markets import Market
from tests.races.outcomes import left, orders_of, sold
from tests.races.visitors import another_tab

TIMES = 20
ROUNDS = 10  # in which a control must have failed once


@pytest.mark.parametrize("method", ["cash", "card"])
def test_a_button_pressed_twenty_times_at_once_places_one_order(market: Market, method: str) -> None:
    with unit_of_work():
        product = a_product(stock=1)
    (shopper,) = before_the_button(market, 1, a_wish(product), method=method)

    answers = press_together([another_tab(shopper) for _ in range(TIMES)])

    (order,) = orders_of(shopper.form(BUTTON)["key"])
    there = f"/orders/{order}" + ("/payment" if method == "card" else "")
    assert {(answer.status, answer.leads_to) for answer in answers} == {(DONE[method], there)}
    assert (sold(product), left(product)) == (1, 0)


def test_without_its_key_the_same_button_places_many_orders(unguarded: Market) -> None:
    with unit_of_work():
        product = a_product(stock=1000)

    for expected in range(1, ROUNDS):
        (shopper,) = before_the_button(unguarded, 1, a_wish(product))
        press_together([another_tab(shopper) for _ in range(TIMES)])
        if sold(product) > expected:
            break

    assert sold(product) > expected


def test_of_many_checkouts_pressed_twice_at_once_each_places_its_order(market: Market) -> None:
    with unit_of_work():
        product = a_product(stock=100)
    ready = before_the_button(market, 12, a_wish(product))

    answers = press_together([tab for shopper in ready for tab in (shopper, another_tab(shopper))])

    places = [answer.leads_to for answer in answers]
    assert {answer.status for answer in answers} == {303}
    assert places[::2] == places[1::2]
    assert len(set(places)) == sold(product) == 12


def test_a_tab_left_open_leads_to_the_order_of_the_other(market: Market) -> None:
    with unit_of_work():
        product = a_product(stock=100)
    (shopper,) = before_the_button(market, 1, a_wish(product))
    forgotten = another_tab(shopper)
    placed = shopper.send(BUTTON)

    again = forgotten.send(BUTTON)

    assert again.leads_to == placed.leads_to
    assert sold(product) == 1


def test_what_another_tab_puts_in_at_that_moment_is_not_lost(market: Market) -> None:
    with unit_of_work():
        ordered, added = a_product(stock=100), a_product(stock=100)
        wish = a_wish(added)
    ready = before_the_button(market, 6, a_wish(ordered))
    tabs = [another_tab(shopper) for shopper in ready]
    for tab in tabs:
        tab.read(wish.path)

    presses = [lambda one=one: one.send(BUTTON) for one in ready]
    additions = [lambda tab=tab: tab.send("/cart/lines", variant_id=wish.variant_id) for tab in tabs]
    answers = at_once([act for pair in zip(presses, additions, strict=True) for act in pair])  # type: ignore[arg-type]

    assert {answer.status for answer in answers} <= {303, 409}
    assert all(added.name_ar in tab.read("/cart").text for tab in tabs)
    assert sold(added) == 0
