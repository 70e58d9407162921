"""flask check: says what holds, names what does not, and ends with 1 then."""

from flask import Flask

from storefront.goods import catalogue
from storefront.kernel.units import unit_of_work
from tests.builders.goods import a_product


def test_an_empty_market_is_whole(app: Flask) -> None:
    answer = app.test_cli_runner().invoke(args=["check"])

    assert answer.exit_code == 0
    assert "0 broken" in answer.output
    assert "Every picture has its files" in answer.output


def test_what_is_broken_is_named(app: Flask) -> None:
    with unit_of_work():
        product = a_product()
        catalogue.add_photo(product, key="gone", size=(640, 480), tint="tint-01", alt=("صورة", ""))

    answer = app.test_cli_runner().invoke(args=["check"])

    assert answer.exit_code == 1
    assert f"product {product.id}: gone" in answer.output
