"""What a food label says: in the order of GSO 9, from what the product says and what was typed."""

from dataclasses import replace
from datetime import timedelta

import pytest

from storefront.community import families
from storefront.goods import catalogue
from storefront.kernel import clock
from storefront.web.cards.labels import Batch, IsOver, MadeTomorrow, is_food, label_of, lacking, last_day, net_of
from storefront.web.kit.locale import read_in
from tests.builders.community import a_family
from tests.builders.goods import a_product
from tests.builders.printing import LOOK, SAID, a_food

pytestmark = pytest.mark.usefixtures("app")


def a_batch(days_ago: int = 0) -> Batch:
    return Batch("44-1027", clock.today() - timedelta(days=days_ago), "750 غ")


def test_a_label_says_everything_in_the_order_of_the_rule() -> None:
    house = families.get(a_family().id)

    with read_in("en"):
        label = label_of(
            a_food(of=house), house, replace(a_batch(), choice="Large", permit="P-9", line="Ring us"), LOOK
        )

    assert [row.caption for row in label.rows] == [
        "Ingredients", "Contains", "Net content", "Production date", "Expiry date", "Storage", "Made by",
        "Country of origin", "Permit no.", "Batch no.", "",
    ]  # fmt: skip
    assert [row.words for row in label.rows if row.is_strong] == ["gluten (wheat), milk"]
    assert [row.words for row in label.rows if row.is_number] == ["P-9", "44-1027"]
    assert label.name.endswith(" · Large")


def test_nothing_private_is_on_it_that_was_not_typed() -> None:
    house = families.get(a_family().id)

    label = label_of(a_food(of=house), house, a_batch(), LOOK)

    told = str(label)
    for private in (house.legal_name, house.mobile, house.collection_place, house.district_ar):
        assert private not in told
    assert [row.words for row in label.rows if "رقم" in row.caption] == ["44-1027"]
    assert house.trade_name_ar in told


def test_the_last_day_is_worked_out_and_must_not_be_over() -> None:
    food, today = a_food(), clock.today()

    assert last_day(food, today) == today + timedelta(days=30)
    assert last_day(food, today - timedelta(days=30)) == today
    with pytest.raises(IsOver):
        last_day(food, today - timedelta(days=31))
    with pytest.raises(MadeTomorrow):
        last_day(food, today + timedelta(days=1))


@pytest.mark.parametrize("slug", ["shelf-life", "storage"])
def test_what_the_product_does_not_say_is_lacking(slug: str) -> None:
    food = a_food(said={name: value for name, value in SAID.items() if name != slug})

    assert lacking(food) == [slug]
    food.made_of_ar = food.made_of_en = ""
    food.allergens, food.allergens_told = [], False
    assert lacking(food) == ["ingredients", "allergens", slug]
    assert lacking(a_food()) == []


def test_food_whose_ingredients_name_what_nobody_ticked_has_no_label_until_that_is_answered() -> None:
    food = a_food()
    food.allergens = ["gluten"]

    assert lacking(food) == ["allergens"]
    food.allergens_denied = ["milk"]
    assert lacking(food) == []


def test_what_is_inside_is_weighed_and_counted() -> None:
    assert net_of(a_food()) == "750 غ (12 قطعة)"
    assert net_of(a_food(said={"pieces": 6})) == "6 قطع"
    assert net_of(a_food(said={})) == ""


def test_only_food_has_a_label() -> None:
    incense = a_product()

    assert is_food(a_food())
    assert not is_food(catalogue.of_family(incense.family_id, incense.id))
