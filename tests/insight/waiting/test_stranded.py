"""Goods that reach nobody: counted and known one by one, by what their family's ways are."""

from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest

from storefront.community.families import Family
from storefront.goods import catalogue
from storefront.insight import waiting
from storefront.kernel.units import unit_of_work
from storefront.trade import delivery
from tests.builders.community import a_city, a_family, desk
from tests.builders.goods import a_fresh_food, a_product
from tests.builders.trade import delivers

pytestmark = pytest.mark.usefixtures("app")
Counting = Callable[[], AbstractContextManager[list[str]]]
ONLY_COURIER = frozenset({"courier"})


def meets(family: Family) -> None:
    """Its goods are collected at an outlet."""
    point = delivery.collecting.Point("outlet", ("منفذ الورود", ""), a_city().id, "شارع الأمل")
    delivery.collecting.open_point(family, point, desk(family))


def drops_again(family: Family) -> None:
    meets(family)
    (spot,) = delivery.reach([family.id])[family.id].spots
    delivery.collecting.close_point(family, spot.id, desk(family))


def is_at_home(family: Family) -> None:
    """Its hours at home are known, though nothing is collected there any more."""
    delivery.collecting.meet_at_home(family, delivery.Hours(frozenset({1}), 600, 900), desk(family))


WAYS: dict[str, tuple[Callable[[Family], None], bool]] = {
    "the courier alone": (lambda _: None, True),
    "its own delivery": (lambda one: delivers(one, a_city()), False),
    "an outlet": (meets, False),
    "an outlet of before": (drops_again, True),
    "hours at home": (is_at_home, True),
}


@pytest.mark.parametrize("way", WAYS)
def test_fresh_food_reaches_nobody_where_the_courier_is_the_only_way(way: str) -> None:
    opens, is_stranded = WAYS[way]
    with unit_of_work():
        family = a_family(ways=ONLY_COURIER)
        foods, other = [a_fresh_food(of=family) for _ in range(2)], a_product(of=family)
        a_fresh_food(of=a_family(ways=ONLY_COURIER))
        opens(family)

    assert waiting.stranded.of_family(family.id) == waiting.beginning.of_family(family.id).stranded
    assert waiting.stranded.of_family(family.id) == (2 if is_stranded else 0)
    assert [waiting.stranded.is_one(one, family) for one in (foods[0], other)] == [is_stranded, False]


@pytest.mark.parametrize("ways", [frozenset({"collect"}), frozenset({"collect", "courier"})])
def test_what_is_collected_reaches_somebody_which_its_familys_row_tells(
    ways: frozenset[str], count_queries: Counting
) -> None:
    with unit_of_work():
        family = a_family(ways=ways)
        food = a_fresh_food(of=family)

    with count_queries() as asked:
        is_stranded = waiting.stranded.is_one(food, family)

    assert (is_stranded, len(asked)) == (False, 0)
    assert waiting.stranded.of_family(family.id) == 0


def test_what_is_on_no_shelf_is_not_counted_and_known_all_the_same() -> None:
    with unit_of_work():
        family = a_family(ways=ONLY_COURIER)
        food = a_fresh_food(of=family)
        catalogue.hide(food, desk(family), reason="")

    assert waiting.stranded.of_family(family.id) == 0
    assert waiting.stranded.is_one(food, family)
