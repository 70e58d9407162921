"""What a wish asks the database: nothing of what it does not name, and each set as one number."""

import pytest

from storefront.goods.allergens import ALLERGEN_BITS, UNTOLD_ALLERGENS
from storefront.goods.attributes import FACETS
from storefront.goods.shelves import Filter
from storefront.goods.shelves.wishes import values_of


def test_an_empty_wish_asks_nothing() -> None:
    assert values_of(Filter()) == {}


@pytest.mark.parametrize(
    ("wish", "asked"),
    [
        (Filter(ready=False), {"ready": False}),
        (Filter(price_from=0), {"price_from": 0}),
        (
            Filter(without=frozenset({"milk", "egg"})),
            {"without_bits": ALLERGEN_BITS["milk"] | ALLERGEN_BITS["egg"] | UNTOLD_ALLERGENS},
        ),
        (
            Filter(saying=frozenset({("wax", "soy"), ("vegetarian", "yes")})),
            {"saying_bits": FACETS["wax", "soy"] | FACETS["vegetarian", "yes"]},
        ),
    ],
)
def test_only_what_is_named_is_asked(wish: Filter, asked: dict[str, object]) -> None:
    assert values_of(wish) == asked
