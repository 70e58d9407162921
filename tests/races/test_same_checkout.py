"""One checkout, one order: however often, from however many tabs, its button is pressed."""

import pytest

from storefront.kernel.units import unit_of_work
from tests.builders.crowds import at_once
from tests.builders.goods import a_product
from tests.races.buying import BUTTON, a_wish, before_the_button, press_together
from tests.races.markets import Market
from tests.races.test_last_pieces import left, sold
from tests.races.visitors import another_tab

TIMES = 20


@pytest.mark.parametrize("method", ["cash", "pretend"])
def test_a_button_pressed_twenty_times_at_once_places_one_order(market: Market, method: str) -> None:
    with unit_of_work():
        product = a_product(stock=TIMES)
    (visitor,) = before_the_button(market, 1, a_wish(product), method=method)

    answers = press_together([another_tab(visitor) for _ in range(TIMES)])

    print({(answer.status, answer.leads_to) for answer in answers})
    assert {answer.status for answer in answers} == {303}
    assert len({answer.leads_to for answer in answers}) == 1
    assert (sold(product), left(product)) == (1, TIMES - 1)

def test_last_piece_twenty(market: Market) -> None:
    with unit_of_work():
        product = a_product(stock=1)
    (visitor,) = before_the_button(market, 1, a_wish(product))

    answers = press_together([another_tab(visitor) for _ in range(TIMES)])

    print({(answer.status, answer.leads_to) for answer in answers})
    assert {answer.status for answer in answers} == {303}
    assert len({answer.leads_to for answer in answers}) == 1
    assert (sold(product), left(product)) == (1, 0)


def test_every_one_of_many_checkouts_pressed_twice_places_one_order(market: Market) -> None:
    with unit_of_work():
        product = a_product(stock=100)
    ready = before_the_button(market, 12, a_wish(product))

    answers = press_together([tab for visitor in ready for tab in (visitor, another_tab(visitor))])

    places = [answer.leads_to for answer in answers]
    assert {answer.status for answer in answers} == {303}
    assert places[::2] == places[1::2]
    assert len(set(places)) == sold(product) == 12

def test_added_in_other_tab(market: Market) -> None:
    with unit_of_work():
        product = a_product(stock=100)
        other = a_product(stock=100)
    w = a_wish(other)
    ready = before_the_button(market, 8, a_wish(product))
    tabs = []
    for v in ready:
        t = another_tab(v); t.read(w.path); tabs.append(t)
    acts = []
    for v,t in zip(ready,tabs):
        acts += [lambda v=v: v.send(BUTTON), lambda t=t: t.send("/cart/lines", variant_id=w.variant_id, quantity=1)]
    answers = at_once(acts)
    print([a.status for a in answers], [a.leads_to for a in answers])
    lost = 0
    for v, t, a in zip(ready, tabs, answers[::2]):
        page = t.ask("GET", "/cart").text
        if other.name_ar not in page: lost += 1
    print("lost", lost, "sold other", sold(other), "sold", sold(product))
    assert lost == 0
