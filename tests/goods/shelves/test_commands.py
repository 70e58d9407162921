"""Cards and shelf rows follow the goods: after a sale, a return, a holiday, a new price."""

from datetime import timedelta

import pytest

from storefront.community import families
from storefront.goods import catalogue, shelves, stock
from storefront.goods.catalogue import Product
from storefront.kernel import clock
from storefront.kernel.actors import SYSTEM
from storefront.kernel.units import unit_of_work
from tests.builders.community import a_family
from tests.builders.goods import a_product, a_weighed_product, variant_of, variants_of

pytestmark = pytest.mark.usefixtures("app")


def made(**wishes: object) -> Product:
    with unit_of_work():
        return a_product(**wishes)  # type: ignore[arg-type]


def test_a_published_product_has_a_card() -> None:
    product = made(price=[9000, 8500], stock=5)

    card = shelves.card(product.id)

    assert card is not None
    assert (card.price_minor, card.has_prices, card.pieces_left, card.is_ready) == (8500, True, 10, True)


def test_the_last_sale_takes_the_card_from_what_is_ready() -> None:
    product = made(stock=1)

    with unit_of_work():
        stock.take({variant_of(product).id: 1}, subject="order:1")

    card = shelves.card(product.id)
    assert card is not None
    assert (card.pieces_left, card.is_ready) == (0, False)
    assert shelves.first(shelves.WHOLE_MARKET, shelves.Filter(ready=True), size=5) == []


def test_a_card_of_what_is_weighed_counts_its_smallest_portions() -> None:
    with unit_of_work():
        product = a_weighed_product(100, 250, grams=1000)
    small, large = variants_of(product)

    with unit_of_work():
        stock.take({small.id: 1, large.id: 3}, subject="order:1")

    card = shelves.card(product.id)
    assert card is not None
    assert (card.pieces_left, card.is_ready) == (1, True)


def test_a_card_knows_what_the_portion_weighs_that_its_price_is_for() -> None:
    with unit_of_work():
        product = a_weighed_product(250, 50, kilo=30000)
        counted = a_product(price=[900, 700])
    small = variants_of(product)[1]

    before = shelves.card(product.id)
    with unit_of_work() as session:
        catalogue.reprice(session.merge(small), 7500)

    after, plain = shelves.card(product.id), shelves.card(counted.id)
    assert before
    assert after
    assert plain
    assert (before.price_minor, before.price_grams, before.has_prices) == (1500, 50, True)
    assert (after.price_minor, after.price_grams, after.has_prices) == (7500, 250, False)
    assert (plain.price_minor, plain.price_grams, plain.has_prices) == (700, None, True)


def test_a_rest_smaller_than_every_portion_is_not_ready() -> None:
    with unit_of_work():
        product = a_weighed_product(100, 250, grams=299)

    with unit_of_work():
        stock.take({variants_of(product)[0].id: 2}, subject="order:1")

    card = shelves.card(product.id)
    assert card is not None
    assert (card.pieces_left, card.is_ready) == (0, False)


def test_a_returned_piece_makes_it_ready_again() -> None:
    product = made(stock=1)
    with unit_of_work():
        stock.take({variant_of(product).id: 1}, subject="order:1")

    with unit_of_work():
        stock.put_back({variant_of(product).id: 1}, reason="return", subject="return:1")

    card = shelves.card(product.id)
    assert card is not None
    assert (card.pieces_left, card.is_ready) == (1, True)


def test_nothing_of_a_closed_shop_is_ready() -> None:
    with unit_of_work():
        family = a_family()
        products = [a_product(of=family), a_product(of=family, stock=None)]

    with unit_of_work():
        families.close_until(family, clock.today() + timedelta(days=3))
    resting = [shelves.card(product.id) for product in products]
    with unit_of_work():
        families.close_until(family, None)

    again = [shelves.card(product.id) for product in products]
    assert [(card.is_ready, card.is_resting) for card in resting if card] == [(False, True)] * 2
    assert [(card.is_ready, card.is_resting) for card in again if card] == [(True, False), (False, False)]


def test_a_hidden_product_has_no_card() -> None:
    product = made()

    with unit_of_work():
        catalogue.hide(product, SYSTEM, reason="صورة غير واضحة")

    assert shelves.card(product.id) is None


def test_a_new_price_is_on_the_card() -> None:
    product = made(price=8500)

    with unit_of_work() as session:
        catalogue.reprice(session.merge(variant_of(product)), 9900)

    card = shelves.card(product.id)
    assert card is not None
    assert card.price_minor == 9900


def test_counts_change_with_the_shelf_version() -> None:
    made()
    before = shelves.listing(shelves.WHOLE_MARKET, shelves.Filter()).counts.total

    made()

    assert shelves.listing(shelves.WHOLE_MARKET, shelves.Filter()).counts.total == before + 1


def test_sold_pieces_are_counted_for_the_order_of_best_sellers() -> None:
    quiet, loved = made(), made()

    with unit_of_work():
        shelves.count_sold(loved.id, 3)

    rows = shelves.first(shelves.WHOLE_MARKET, shelves.Filter(), order="sold", size=2)
    assert [row.product_id for row in rows] == [loved.id, quiet.id]
