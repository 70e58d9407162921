"""Finding goods in any state, for the office: by number, by part of a name, by state."""

import pytest
from flask import Flask

from storefront.goods import catalogue
from storefront.kernel.actors import SYSTEM
from tests.builders.goods import a_product


def names(words: str = "", status: str = "") -> set[str]:
    return {product.name_ar for product in catalogue.found(words, status=status).rows}


@pytest.mark.parametrize("words", ["كليجا", "كليجه", "KLEIJA", "leij"])
def test_a_product_is_found_by_part_of_its_name(app: Flask, words: str) -> None:
    a_product(name=("كليجا قصيمية", "Qassimi kleija"))
    a_product(name=("مبخرة", "Burner"))

    assert names(words) == {"كليجا قصيمية"}


def test_a_product_is_found_by_its_number_and_no_number_is_too_big(app: Flask) -> None:
    product = a_product(name=("مبخرة", "Burner"))

    assert names(str(product.id)) == {"مبخرة"}
    assert names("9" * 60) == set()


def test_goods_are_listed_by_state(app: Flask) -> None:
    a_product(name=("معروض", "Shown"))
    catalogue.hide(a_product(name=("مخفي", "Hidden")), SYSTEM, reason="مراجعة")

    assert names(status="hidden") == {"مخفي"}
    assert names() == {"معروض", "مخفي"}


def test_signs_of_patterns_find_nothing_by_themselves(app: Flask) -> None:
    a_product(name=("مبخرة", "Burner"))

    assert names("%") == names("_") == set()
