"""Marking goods to find them again, as often as one likes."""

import pytest

from storefront.goods import favourites
from tests.builders.community import a_member
from tests.builders.goods import a_product

pytestmark = pytest.mark.usefixtures("app")


def test_marking_twice_is_marking_once() -> None:
    sara, product = a_member(), a_product()

    favourites.add(sara.id, product)
    favourites.add(sara.id, product)

    assert list(favourites.of_member(sara.id)) == [product.id]


def test_taking_a_mark_away_twice_is_taking_it_away_once() -> None:
    sara, product, other = a_member(), a_product(), a_product()
    favourites.add(sara.id, product)
    favourites.add(sara.id, other)

    favourites.remove(sara.id, product.id)
    favourites.remove(sara.id, product.id)

    assert list(favourites.of_member(sara.id)) == [other.id]


def test_a_mark_is_one_persons_alone() -> None:
    sara, stranger, product = a_member(), a_member(), a_product()
    favourites.add(sara.id, product)

    favourites.remove(stranger.id, product.id)

    assert favourites.favourite_ids(sara.id, [product.id]) == {product.id}
    assert favourites.favourite_ids(stranger.id, [product.id]) == frozenset()
