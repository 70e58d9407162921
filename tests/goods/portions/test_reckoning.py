"""Portions: their names, what a kilogram costs, what a portion may cost."""

import pytest

from storefront.goods import catalogue, portions
from storefront.goods.portions import refusals
from tests.builders.community import a_family
from tests.builders.goods import a_category, a_product, a_weighed_product, variants_of


@pytest.mark.parametrize(
    ("price", "grams", "kilo"), [(4500, 50, 90000), (100, 300, 333), (200, 300, 667), (12000, 1000, 12000)]
)
def test_a_kilogram_costs_what_its_portions_cost(price: int, grams: int, kilo: int) -> None:
    assert portions.per_kilo(price, grams) == kilo


@pytest.mark.parametrize(
    ("kilo", "grams", "price"), [(12000, 250, 3000), (9990, 50, 500), (9000, 333, 3000), (100, 1, 50)]
)
def test_a_portion_is_offered_at_half_riyals(kilo: int, grams: int, price: int) -> None:
    assert portions.suggested(kilo, grams) == price


def test_nothing_is_offered_for_nothing() -> None:
    with pytest.raises(refusals.KiloPriceIsNotValid):
        portions.suggested(0, 250)


@pytest.mark.usefixtures("app")
def test_portions_are_called_by_their_weight_and_lie_in_one_stock() -> None:
    product = a_weighed_product(50, 1500)

    small, large = variants_of(product)

    assert (product.option_ar, product.option_en) == portions.OPTION
    assert (small.choice_ar, large.choice_en) == ("الوزن: 50 غرام", "Weight: 1.5 kg")
    assert {small.stock_id, large.stock_id} == {small.id}
    assert (small.units, large.units) == (50, 1500)


@pytest.mark.usefixtures("app")
def test_what_is_counted_has_no_grams() -> None:
    product = a_product()

    variant = catalogue.add_variant(product, catalogue.Choice(900, ("كبير", ""), grams=50))

    assert (variant.grams, variant.units, variant.stock_id) == (None, 1, variant.id)


@pytest.mark.usefixtures("app")
@pytest.mark.parametrize("grams", [None, 0, -5, portions.MOST_GRAMS + 1])
def test_a_portion_weighs_something(grams: int | None) -> None:
    wording, making = catalogue.Wording(name=("عود", "Oud")), catalogue.Making("by_weight")
    place, choice = catalogue.Place(a_category()), catalogue.Choice(900, grams=grams)

    with pytest.raises(refusals.GramsAreNotValid):
        catalogue.draft(a_family(), wording, making, [choice], place)
