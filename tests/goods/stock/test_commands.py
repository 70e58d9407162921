"""Taking pieces and giving them back: never more than there are, and every change has its movement."""

import pytest
from flask import Flask

from storefront.goods import stock
from storefront.goods.stock.refusals import CountIsNotValid
from storefront.kernel.database import db
from tests.builders.goods import a_product, variant_of

pytestmark = pytest.mark.usefixtures("app")


def test_taking_leaves_the_rest() -> None:
    variant = variant_of(a_product(stock=5))

    stock.take({variant.id: 2}, subject="order:1")

    assert stock.free(variant.id) == 3


def test_the_last_piece_can_be_taken_and_no_further_one() -> None:
    variant = variant_of(a_product(stock=1))
    stock.take({variant.id: 1}, subject="order:1")

    with pytest.raises(stock.StockRanOut) as refused:
        stock.take({variant.id: 1}, subject="order:2")

    assert refused.value.values["left"] == 0
    assert refused.value.values["variant_id"] == variant.id


def test_two_pieces_of_one_are_refused_and_the_one_stays() -> None:
    variant = variant_of(a_product(stock=1))

    with pytest.raises(stock.StockRanOut):
        stock.take({variant.id: 2}, subject="order:1")

    assert stock.free(variant.id) == 1


def test_pieces_that_were_never_counted_cannot_be_taken() -> None:
    variant = variant_of(a_product(stock=None))

    with pytest.raises(stock.StockRanOut):
        stock.take({variant.id: 1}, subject="order:1")


def test_what_is_put_back_can_be_sold_again() -> None:
    variant = variant_of(a_product(stock=1))
    stock.take({variant.id: 1}, subject="order:1")

    stock.put_back({variant.id: 1}, reason="release", subject="order:1")

    assert stock.free(variant.id) == 1


def test_counting_writes_the_difference_as_a_movement() -> None:
    variant = variant_of(a_product(stock=5))
    stock.take({variant.id: 2}, subject="order:1")

    stock.count(variant, 10)

    changes = db.session.query(stock.StockMove.change).filter_by(variant_id=variant.id).all()
    assert [change for (change,) in changes] == [5, -2, 7]


def test_counting_the_same_moves_nothing() -> None:
    variant = variant_of(a_product(stock=5))

    stock.count(variant, 5)

    assert db.session.query(stock.StockMove).filter_by(variant_id=variant.id).count() == 1


@pytest.mark.parametrize("pieces", [-1, 100_001])
def test_counts_are_whole_and_sensible(app: Flask, pieces: int) -> None:
    variant = variant_of(a_product(stock=5))

    with pytest.raises(CountIsNotValid):
        stock.count(variant, pieces)
