"""Fifty shoppers, five pieces, one moment: five are sold, and everybody else is told so and offered what is left."""

import pytest

from storefront.goods import catalogue, stock
from storefront.kernel import units
from storefront.kernel.units import unit_of_work
from storefront.treasury import ledger
from tests.builders.crowds import at_once
from tests.builders.goods import a_product
from tests.races.buying import BUTTON, a_wish, before_the_button, pay, press_together
from tests.races.markets import Market, broken
from tests.races.outcomes import left, sold

PIECES = 5
ROUNDS = 10  # in which a control must have failed once
AGREE = "/cart/acceptance"  # where the form goes that shrinks a basket to what is left


@pytest.mark.parametrize(("method", "buyers"), [("cash", 50), ("pretend", 25)])
def test_five_pieces_go_to_five_of_many_shoppers(market: Market, method: str, buyers: int) -> None:
    with unit_of_work():
        product = a_product(stock=PIECES)
    ready = before_the_button(market, buyers, a_wish(product), method=method)

    answers = press_together(ready)

    refused = [answer.text for answer in answers if answer.status == 409]
    assert sorted(answer.status for answer in answers) == [303] * PIECES + [409] * (buyers - PIECES)
    assert len({answer.leads_to for answer in answers if answer.status == 303}) == PIECES
    assert all(f"نفد «{product.name_ar}»" in text and AGREE in text for text in refused)
    assert (sold(product), left(product)) == (PIECES, 0)


def test_without_their_guard_the_same_pieces_are_sold_many_times(unguarded: Market) -> None:
    for _ in range(ROUNDS):
        with unit_of_work():
            product = a_product(stock=PIECES)
        press_together(before_the_button(unguarded, 12, a_wish(product)))
        if sold(product) > PIECES:
            break

    assert sold(product) > PIECES
    assert "Free pieces are the sum of their movements" in broken()


def test_cards_paid_at_the_same_moment_are_booked_to_the_halala(market: Market) -> None:
    with unit_of_work():
        product = a_product(stock=PIECES, price=8599)
    before = ledger.balances().get(ledger.clearing("pretend"), 0)
    ready = before_the_button(market, PIECES, a_wish(product), method="pretend")
    placed = press_together(ready)

    paid = at_once([lambda one=one, to=to: pay(one, to) for one, to in zip(ready, placed, strict=True)])  # type: ignore[misc]

    units.abandon()
    assert [answer.status for answer in paid] == [303] * PIECES
    assert ledger.balances()[ledger.clearing("pretend")] - before == PIECES * 8599


def test_who_wanted_more_is_offered_what_is_left(market: Market) -> None:
    with unit_of_work():
        product = a_product(stock=PIECES)
    ready = before_the_button(market, 2, a_wish(product, pieces=3))
    answers = press_together(ready)
    late, refusal = next(pair for pair in zip(ready, answers, strict=True) if pair[1].status == 409)
    assert "بقيت قطعتان فقط" in refusal.text

    late.page = refusal.text
    late.go(AGREE)
    late.go(BUTTON)

    assert (sold(product), left(product)) == (PIECES, 0)


def test_baskets_of_the_same_goods_in_any_order_do_not_lock_each_other_out(market: Market) -> None:
    with unit_of_work():
        first, second = a_product(stock=100), a_product(stock=100)
        large = [catalogue.add_variant(one, catalogue.Choice(9500, ("كبير", "Large"))) for one in (second, first)]
        for variant in large:
            stock.count(variant, 100)
        there = a_wish(first), a_wish(second, variant=large[0])
        back = a_wish(second), a_wish(first, variant=large[1])
    ready = [*before_the_button(market, 6, *there), *before_the_button(market, 6, *back)]

    answers = press_together(ready)

    assert [answer.status for answer in answers] == [303] * 12
    assert sold(first) == sold(second) == 12
