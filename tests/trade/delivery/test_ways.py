"""Which ways are open: the family's own, a courier, collecting."""

from types import SimpleNamespace
from typing import Any

import pytest

from storefront.trade.delivery import COLLECT, COURIER, OWN, Way, chosen, open_ways

RIYADH: Any = SimpleNamespace(id=1, region=SimpleNamespace(courier_minor=2500))


def family(**other: Any) -> Any:
    return SimpleNamespace(**{"id": 7, "by_courier": True, "collects": True, **other})


def test_the_familys_own_delivery_comes_first() -> None:
    ways = open_ways(family(), RIYADH, {(7, 1): 1500}, fresh=False)

    assert ways == [Way(OWN, 1500), Way(COURIER, 2500), Way(COLLECT, 0)]


def test_fresh_food_never_goes_by_courier() -> None:
    assert open_ways(family(), RIYADH, {}, fresh=True) == [Way(COLLECT, 0)]


def test_without_a_city_only_collecting_can_be_promised() -> None:
    assert open_ways(family(), None, {}, fresh=False) == [Way(COLLECT, 0)]


def test_a_family_that_neither_sends_nor_meets_cannot_be_reached() -> None:
    assert open_ways(family(by_courier=False, collects=False), RIYADH, {}, fresh=False) == []


def test_another_familys_zone_opens_nothing() -> None:
    assert Way(OWN, 1500) not in open_ways(family(), RIYADH, {(8, 1): 1500}, fresh=False)


@pytest.mark.parametrize(("kind", "found"), [("", OWN), (COLLECT, COLLECT), (COURIER, None), ("camel", None)])
def test_a_way_is_the_named_one_or_the_first(kind: str, found: str | None) -> None:
    ways = [Way(OWN, 1500), Way(COLLECT, 0)]

    way = chosen(ways, kind)

    assert (way.kind if way else None) == found
