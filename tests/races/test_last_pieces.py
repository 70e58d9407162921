"""Fifty shoppers, five pieces, one moment: five are sold, and everybody else is told so and offered what is left."""

import pytest
from sqlalchemy import func, select

from storefront.goods import catalogue, stock
from storefront.goods.catalogue import Product
from storefront.kernel.database import db
from storefront.kernel.units import unit_of_work
from storefront.trade.orders import OrderLine
from storefront.treasury import ledger
from tests.builders.crowds import at_once
from tests.builders.goods import a_product, variant_of
from tests.races.buying import a_wish, before_the_button, pay, press_together
from tests.races.markets import Market

BUYERS, PIECES = 50, 5


def sold(product: Product) -> int:
    """Pieces of a product in all parcels."""
    db.session.rollback()
    lines = select(func.sum(OrderLine.quantity)).where(OrderLine.product_id == product.id)
    return db.session.scalar(lines) or 0


def left(product: Product) -> int:
    return stock.free(variant_of(product).id)


@pytest.mark.parametrize("method", ["cash", "pretend"])
def test_five_pieces_go_to_five_of_fifty_shoppers(market: Market, method: str) -> None:
    with unit_of_work():
        product = a_product(stock=PIECES)
    ready = before_the_button(market, BUYERS, a_wish(product), method=method)

    answers = press_together(ready)

    assert sorted(answer.status for answer in answers) == [303] * PIECES + [409] * (BUYERS - PIECES)
    assert (sold(product), left(product)) == (PIECES, 0)
    assert len({answer.leads_to for answer in answers if answer.status == 303}) == PIECES
    refused = [answer.text for answer in answers if answer.status == 409]
    assert all(f"نفد «{product.name_ar}»" in text and "/cart/acceptance" in text for text in refused)


def test_five_cards_paid_at_the_same_moment_are_booked_to_the_halala(market: Market) -> None:
    with unit_of_work():
        product = a_product(stock=PIECES, price=8599)
    before = ledger.balances()[ledger.CARD_CLEARING]
    ready = before_the_button(market, PIECES, a_wish(product), method="pretend")
    answers = press_together(ready)

    paid = at_once([lambda one=one, to=to: pay(one, to) for one, to in zip(ready, answers, strict=True)])

    assert [answer.status for answer in paid] == [303] * PIECES
    db.session.rollback()
    assert ledger.balances()[ledger.CARD_CLEARING] - before == PIECES * 8599


def test_baskets_of_the_same_goods_in_any_order_do_not_lock_each_other_out(market: Market) -> None:
    with unit_of_work():
        small, large = [a_product(stock=100) for _ in range(2)]
        later = [catalogue.add_variant(product, catalogue.Choice(9500, ("كبير", "Large"))) for product in (large, small)]
        for variant in later:
            stock.count(variant, 100)
        one = [a_wish(small), a_wish(large, variant=later[0])]
        other = [a_wish(large), a_wish(small, variant=later[1])]
    ready = [*before_the_button(market, 8, *one), *before_the_button(market, 8, *other)]

    answers = press_together([visitor for pair in zip(ready[:8], ready[8:], strict=True) for visitor in pair])

    assert [answer.status for answer in answers] == [303] * 16
    assert sold(small) == sold(large) == 16
