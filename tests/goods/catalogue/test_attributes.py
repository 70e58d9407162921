"""What a product says of itself: kept, read in its sub-category, and followed by the shelves of categories alone."""

import pytest
from flask import Flask

from storefront.goods import catalogue, shelves
from storefront.goods.attributes import FACETS, AttributeDoesNotFit
from storefront.goods.catalogue import Product
from storefront.goods.shelves import Filter
from storefront.kernel.database import db
from storefront.kernel.units import unit_of_work
from tests.builders.goods import a_category, a_product

LIGHT, LONG = ("intensity", "light"), ("burns-for", "long")


def a_candle(**said: object) -> Product:
    """A candle that says this of itself."""
    with unit_of_work():
        product = a_product(place=catalogue.Place(a_category(slug="scented-candles")))
        catalogue.describe(product, said)
    return product


def shown(product: Product, *saying: tuple[str, str]) -> list[int]:
    """The ids a reader of the sub-category's shelf sees who asks for this."""
    page = shelves.listing(shelves.of_category(product.category_id), Filter(saying=frozenset(saying))).page
    return [row.product_id for row in page.rows]


def test_what_is_said_can_be_read(app: Flask) -> None:
    product = a_candle(intensity="light", **{"burns-for": 40})

    assert [(one.attribute.slug, one.value) for one in catalogue.said_of(product)] == [
        ("intensity", "light"),
        ("burns-for", 40),
    ]
    assert {"wax", "intensity"} - {one.slug for one in catalogue.attributes_of(product)} == {"wax"}


def test_a_shelf_shows_what_says_all_that_is_asked(app: Flask) -> None:
    light, both = a_candle(intensity="light"), a_candle(intensity="light", **{"burns-for": 40})

    assert set(shown(light, LIGHT)) == {light.id, both.id}
    assert shown(light, LIGHT, LONG) == [both.id]
    assert shown(light, ("intensity", "strong")) == []


def test_counts_say_how_many_each_value_would_show(app: Flask) -> None:
    candle, _ = a_candle(intensity="light"), a_candle(intensity="strong", **{"burns-for": 40})

    shelf = shelves.of_category(candle.category_id)
    counts = shelves.listing(shelf, Filter(saying=frozenset({LIGHT}))).counts

    assert counts.total == 1
    assert counts.saying["intensity", "strong"] == 1
    assert counts.saying[LONG] == 0


def test_what_is_said_anew_is_followed(app: Flask) -> None:
    candle = a_candle(intensity="light")
    with unit_of_work():
        catalogue.describe(candle, {"intensity": "strong"})

    assert shown(candle, LIGHT) == []
    assert shown(candle, ("intensity", "strong")) == [candle.id]


def test_only_shelves_of_categories_keep_it(app: Flask) -> None:
    candle = a_candle(intensity="light")

    rows = db.session.scalars(
        db.select(shelves.models.ShelfEntry).where(shelves.models.ShelfEntry.product_id == candle.id)
    )

    assert {(row.shelf < shelves.places.SEASONS and row.shelf > 0, row.attribute_bits) for row in rows} == {
        (True, FACETS[LIGHT]),
        (False, 0),
    }


def test_what_another_craft_says_is_refused(app: Flask) -> None:
    candle = a_candle()

    with pytest.raises(AttributeDoesNotFit):
        catalogue.describe(candle, {"food-safe": True})
