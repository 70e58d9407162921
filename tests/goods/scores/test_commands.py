"""Counting votes, and taking them back."""

import pytest
from sqlalchemy.exc import IntegrityError

from storefront.goods import scores
from storefront.kernel.database import db
from tests.builders.community import a_family
from tests.builders.goods import a_product

pytestmark = pytest.mark.usefixtures("app")


def test_a_vote_counts_for_the_product_and_for_its_family() -> None:
    house = a_family()
    product, other = a_product(of=house), a_product(of=house)

    scores.count(product.id, house.id, 5)
    scores.count(product.id, house.id, 5)
    scores.count(other.id, house.id, 1)

    assert scores.of_products([product.id])[product.id].votes == (0, 0, 0, 0, 2)
    assert scores.of_products([other.id])[other.id].votes == (1, 0, 0, 0, 0)
    assert scores.find_of_family(house.id).votes == (1, 0, 0, 0, 2)


def test_a_vote_that_is_taken_back_counts_no_longer() -> None:
    product = a_product()
    scores.count(product.id, product.family_id, 3)

    scores.discount(product.id, product.family_id, 3)

    assert scores.of_products([product.id])[product.id].number == 0
    assert scores.find_of_family(product.family_id).number == 0


def test_no_votes_are_below_none() -> None:
    product = a_product()
    scores.count(product.id, product.family_id, 3)

    with pytest.raises(IntegrityError):
        scores.discount(product.id, product.family_id, 4)

    db.session.rollback()
