"""Reading scores: of many products at once, and of what nobody has voted on."""

import pytest

from storefront.goods import catalogue, scores
from tests.builders.goods import a_product

pytestmark = pytest.mark.usefixtures("app")


def test_what_nobody_voted_on_has_no_score() -> None:
    product = a_product()

    assert scores.find_of_family(product.family_id) == scores.NONE
    assert scores.of_products([product.id]) == {}


def test_the_page_of_a_product_knows_its_score_with_the_product() -> None:
    product = a_product()
    none = catalogue.shown(product.id).score
    scores.count(product.id, product.family_id, 4)

    assert none == scores.NONE
    assert catalogue.shown(product.id).score.votes == (0, 0, 0, 1, 0)


def test_many_are_read_at_once() -> None:
    goods = [a_product() for _ in range(3)]
    for product in goods[:2]:
        scores.count(product.id, product.family_id, 4)

    assert set(scores.of_products([product.id for product in goods])) == {product.id for product in goods[:2]}
