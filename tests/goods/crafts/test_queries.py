"""Which documents a family and its goods ask for, and which are missing; the first product with a picture."""

import pytest

from storefront.goods import crafts
from tests.builders.community import a_family
from tests.builders.goods import a_product
from tests.builders.registering import a_document, a_food, a_food_product, a_pictured_product, lists

pytestmark = pytest.mark.usefixtures("app")
FOOD = {"home-kitchen", "health-card"}


def test_what_a_family_says_and_what_it_offers_ask_for_documents() -> None:
    lists()
    speaker, seller, other = a_family(), a_family(), a_family()
    crafts.choose(speaker.id, [a_food(slug="pots", permit="cosm; craft: perfume").slug])
    a_food_product(seller)
    a_product(of=other)

    assert crafts.needed(speaker.id) == {"cosmetics-listing", "craft-licence"}
    assert crafts.needed(seller.id) == FOOD
    assert crafts.needed(other.id) == frozenset()


def test_what_does_not_hold_is_missing() -> None:
    lists()
    family = a_family()
    product, free = a_food_product(family), a_product(of=family)
    a_document(family)
    a_document(family, "health-card", state="waiting")

    assert crafts.lacking(family.id) == crafts.lacking_of(product) == {"health-card"}
    assert crafts.lacking_of(free) == frozenset()


def test_the_first_product_has_a_picture() -> None:
    family = a_family()
    a_product(of=family)
    before = crafts.first_product(family.id)

    pictured = a_pictured_product(family)

    assert (before, crafts.first_product(family.id)) == (None, pictured.id)
    assert crafts.first_product(a_family().id) is None
