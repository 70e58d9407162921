"""Taking pieces and giving them back: never more than there are, and every change has its movement."""

import pytest
from flask import Flask
from sqlalchemy import select, update

from storefront.goods import stock
from storefront.goods.catalogue import Variant
from storefront.goods.stock.refusals import CountIsNotValid
from storefront.kernel.database import db
from tests.builders.goods import a_product, a_weighed_product, variant_of, variants_of

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


def test_portions_are_taken_out_of_the_same_grams() -> None:
    small, middle, large = variants_of(a_weighed_product(50, 250, 500, grams=1000))

    stock.take({small.id: 3, large.id: 1}, subject="order:1")

    assert stock.free(small.id) == 350
    assert stock.free_of([small.id, middle.id, large.id]) == {small.id: 7, middle.id: 1, large.id: 0}


def test_what_is_taken_together_must_be_there_together() -> None:
    small, middle, large = variants_of(a_weighed_product(50, 250, 500, grams=700))

    with pytest.raises(stock.StockRanOut) as refused:
        stock.take({small.id: 1, middle.id: 1, large.id: 1}, subject="order:1")

    assert (refused.value.values["left"], refused.value.values["variant_id"]) == (700, large.id)
    assert stock.free(small.id) == 700


def test_grams_come_back_as_they_went() -> None:
    small, middle, _ = variants_of(a_weighed_product(50, 250, 500, grams=1000))
    stock.take({small.id: 2, middle.id: 3}, subject="order:1")

    stock.put_back({small.id: 2, middle.id: 1}, reason="release", subject="order:1")
    stock.set_aside({middle.id: 2}, subject="return:1")

    changes = db.session.scalars(select(stock.StockMove.change).order_by(stock.StockMove.id)).all()
    assert stock.free(small.id) == 500
    assert changes == [1000, -850, 350, 500, -500]
    assert stock.astray() == []


def test_any_portion_weighs_the_whole_product() -> None:
    small, _, large = variants_of(a_weighed_product(grams=1000))

    stock.count(large, 3500, seen=1000)

    assert stock.free(small.id) == 3500


def test_a_weight_that_has_changed_is_told_in_its_unit() -> None:
    small, *_ = variants_of(a_weighed_product(grams=1000))

    with pytest.raises(stock.CountHasChanged) as refused:
        stock.count(small, 800, seen=999)

    assert refused.value.values["left"].grams == 1000


@pytest.mark.parametrize("grams", [-1, stock.MOST_GRAMS + 1])
def test_no_more_than_a_tonne_is_on_hand(grams: int) -> None:
    with pytest.raises(stock.WeightIsNotValid):
        stock.count(variants_of(a_weighed_product())[0], grams)


def test_nothing_is_taken_of_a_stock_that_is_counted_in_something_else_meanwhile() -> None:
    variant = variant_of(a_product(stock=500))
    behind = update(Variant).where(Variant.id == variant.id).values(grams=50)
    db.session.execute(behind.execution_options(synchronize_session=False))

    with pytest.raises(stock.StockRanOut):
        stock.take({variant.id: 1}, subject="order:1")

    assert stock.free(variant.id) == 500
