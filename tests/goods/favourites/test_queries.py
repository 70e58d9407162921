"""Which goods a member has marked."""

import pytest

from storefront.goods import favourites
from tests.builders.community import a_member
from tests.builders.goods import a_product

pytestmark = pytest.mark.usefixtures("app")


def test_the_newest_mark_comes_first() -> None:
    sara, early, late = a_member(), a_product(), a_product()
    for product in (late, early):
        favourites.add(sara.id, product)

    assert list(favourites.of_member(sara.id)) == [early.id, late.id]


def test_only_goods_that_are_asked_about_are_answered() -> None:
    sara, marked, plain = a_member(), a_product(), a_product()
    favourites.add(sara.id, marked)

    assert favourites.favourite_ids(sara.id, [marked.id, plain.id]) == {marked.id}
    assert favourites.favourite_ids(sara.id, [plain.id]) == frozenset()
    assert favourites.favourite_ids(sara.id, []) == frozenset()
