"""Forty shoppers, a kilogram, portions of every size, one moment: no gram is sold twice, and every gram is accounted for."""

from storefront.goods.catalogue import Product
from storefront.kernel.units import unit_of_work
from tests.builders.goods import a_weighed_product, variants_of
from tests.races.buying import BUTTON, a_wish, before_the_button, press_together
from tests.races.markets import Market, broken
from tests.races.outcomes import grams_sold, left
from tests.races.visitors import Visitor

KILO = 1000
ROUNDS = 10  # in which a control must have failed once
AGREE = "/cart/acceptance"


def a_kilo(*portions: int) -> Product:
    with unit_of_work():
        return a_weighed_product(*portions, grams=KILO)


def buyers_of(market: Market, product: Product, each: int) -> list[Visitor]:
    """So many shoppers of each portion, at the last button."""
    wishes = [a_wish(product, variant=variant) for variant in variants_of(product)]
    return [visitor for wish in wishes for visitor in before_the_button(market, each, wish)]


def test_forty_shoppers_of_every_portion_take_no_more_than_a_kilogram(market: Market) -> None:
    product = a_kilo(70, 110, 250, 500)
    ready = buyers_of(market, product, 10)

    answers = press_together(ready)

    assert {answer.status for answer in answers} == {303, 409}
    assert grams_sold(product) + left(product) == KILO
    assert left(product) < 70
    assert all("لم يبقَ" in one.text or "نفد" in one.text for one in answers if one.status == 409)
    assert not broken()


def test_without_their_guard_the_same_grams_are_sold_many_times(unguarded: Market) -> None:
    for _ in range(ROUNDS):
        product = a_kilo(250, 500)
        press_together(buyers_of(unguarded, product, 6))
        if grams_sold(product) > KILO:
            break

    assert grams_sold(product) > KILO
    assert "Free pieces are the sum of their movements" in broken()


def test_two_portions_in_one_basket_share_what_is_left(market: Market) -> None:
    product = a_kilo(250, 500)
    small, large = (a_wish(product, variant=variant) for variant in variants_of(product))
    first, second = before_the_button(market, 2, small, large)
    assert first.send(BUTTON).status == 303

    refusal = second.send(BUTTON)
    second.page = refusal.text
    second.go(AGREE)
    second.go(BUTTON)

    assert refusal.status == 409
    assert (grams_sold(product), left(product)) == (KILO, 0)


def test_portions_in_any_order_do_not_lock_each_other_out(market: Market) -> None:
    with unit_of_work():
        goods = [a_weighed_product(50, 100, grams=5 * KILO) for _ in range(2)]
    there = [a_wish(one, variant=variants_of(one)[0]) for one in goods]
    back = [a_wish(one, variant=variants_of(one)[1]) for one in reversed(goods)]
    ready = [*before_the_button(market, 6, *there), *before_the_button(market, 6, *back)]

    answers = press_together(ready)

    assert [answer.status for answer in answers] == [303] * 12
    assert [left(one) for one in goods] == [5 * KILO - 900] * 2
