"""Reading pieces: whether a wish can be met, and whether the shelf is the sum of its movements."""

import pytest
from sqlalchemy import update

from storefront.goods import stock
from storefront.kernel.database import db
from tests.builders.goods import a_product, a_weighed_product, variant_of, variants_of, whole

pytestmark = pytest.mark.usefixtures("app")


@pytest.mark.parametrize(("wanted", "enough"), [(1, True), (5, True), (6, False)])
def test_availability_says_how_many_are_left(wanted: int, enough: bool) -> None:
    product = a_product(stock=5)
    variant = variant_of(product)

    left = stock.rest_of([whole(variant)]).left(variant)

    assert (left, wanted <= (left or 0)) == (5, enough)


def test_goods_made_to_order_have_no_limit() -> None:
    product = a_product(stock=None)

    assert stock.rest_of([]).left(whole(variant_of(product))) is None


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


def test_what_is_given_to_one_line_is_not_there_for_the_next() -> None:
    small, middle, large = (whole(one) for one in variants_of(a_weighed_product(50, 250, 500, grams=1000)))
    rest = stock.rest_of([small, middle, large])

    rest.give(large, 1)
    rest.give(middle, 1)

    assert [rest.left(one) for one in (small, middle, large)] == [5, 1, 0]
