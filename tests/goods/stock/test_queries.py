"""Reading pieces: whether a wish can be met, and whether the shelf is the sum of its movements."""

import pytest
from sqlalchemy import update

from storefront.goods import stock
from storefront.kernel.database import db
from tests.builders.goods import a_product, variant_of

pytestmark = pytest.mark.usefixtures("app")


@pytest.mark.parametrize(("wanted", "enough"), [(1, True), (5, True), (6, False)])
def test_availability_says_how_many_are_left(wanted: int, enough: bool) -> None:
    product = a_product(stock=5)
    variant = variant_of(product)

    found = stock.availability(product, variant, wanted, stock.free_of([variant.id]))

    assert found == stock.Availability(enough, 5)


def test_goods_made_to_order_have_no_limit() -> None:
    product = a_product(stock=None)

    assert stock.availability(product, variant_of(product), 99, {}) == stock.Availability(True, None)


def test_taking_and_giving_back_keeps_the_shelf_whole() -> None:
    variant = variant_of(a_product(stock=5))
    stock.take({variant.id: 3}, subject="order:1")
    stock.put_back({variant.id: 1}, reason="return", subject="return:1")
    db.session.flush()

    assert stock.astray() == []


def test_a_shelf_changed_behind_the_movements_is_found() -> None:
    variant = variant_of(a_product(stock=5))

    db.session.execute(update(stock.StockItem).values(free=9))

    assert stock.astray() == [(variant.id, 9, 5)]
