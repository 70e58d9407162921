"""Which ways are open: the family's own, a courier, collecting."""

from datetime import UTC, date, datetime, timedelta
from types import SimpleNamespace
from typing import Any

import pytest

from storefront.community.holidays import Holiday
from storefront.kernel import clock
from storefront.trade.delivery import (
    COLLECT,
    COURIER,
    OWN,
    Reach,
    Spot,
    Way,
    Zone,
    arrival,
    chosen,
    is_named,
    is_reachable,
    open_ways,
    ready_by,
    usual,
)

ABHA: Any = SimpleNamespace(id=2)
RIYADH: Any = SimpleNamespace(id=1, region=SimpleNamespace(courier_minor=2500))


def family(**other: Any) -> Any:
    return SimpleNamespace(**{"id": 7, "by_courier": True, "collects": True, "city_id": 1, **other})


def test_the_familys_own_delivery_comes_first() -> None:
    ways = open_ways(family(), RIYADH, Reach({1: Zone(1500)}, []), fresh=False)

    assert ways == [Way(OWN, 1500), Way(COURIER, 2500), Way(COLLECT, 0)]


def test_fresh_food_never_goes_by_courier() -> None:
    assert open_ways(family(), RIYADH, Reach({}, []), fresh=True) == [Way(COLLECT, 0)]


def test_without_a_city_only_collecting_can_be_promised() -> None:
    assert open_ways(family(), None, Reach({}, []), fresh=False) == [Way(COLLECT, 0)]


def test_a_family_that_neither_sends_nor_meets_cannot_be_reached() -> None:
    assert open_ways(family(by_courier=False, collects=False), RIYADH, Reach({}, []), fresh=False) == []


def test_another_citys_zone_opens_nothing() -> None:
    assert Way(OWN, 1500) not in open_ways(family(), RIYADH, Reach({8: Zone(1500)}, []), fresh=False)


@pytest.mark.parametrize(
    ("other", "reach", "open_to"),
    [
        ({"collects": False}, Reach({}, []), {"keeps"}),
        ({"collects": False}, Reach({8: Zone(1500)}, []), {"keeps", "fresh"}),
        ({"collects": False}, Reach({}, [Spot(3, "outlet", "", "", 1, "", 0, 0, 0)]), {"keeps", "fresh"}),
        ({"collects": False}, Reach({}, [Spot(3, "home", "", "", 1, "", 0, 0, 0)]), {"keeps"}),
        ({"by_courier": False}, Reach({}, []), {"keeps", "fresh"}),
        ({"by_courier": False, "collects": False}, Reach({}, []), set()),
    ],
)
def test_goods_reach_somebody_by_any_way_that_takes_them(
    other: dict[str, bool], reach: Reach, open_to: set[str]
) -> None:
    kinds = {"keeps": False, "fresh": True}

    assert {kind for kind, fresh in kinds.items() if is_reachable(family(**other), reach, fresh=fresh)} == open_to


@pytest.mark.parametrize(("kind", "found"), [("", None), (COLLECT, COLLECT), (COURIER, None), ("camel", None)])
def test_a_way_is_the_named_one(kind: str, found: str | None) -> None:
    ways = [Way(OWN, 1500), Way(COLLECT, 0)]

    way = chosen(ways, kind)

    assert (way.kind if way else None) == found


@pytest.mark.parametrize(
    ("ways", "city", "kind"),
    [
        ([Way(OWN, 1500), Way(COLLECT, 0)], RIYADH, OWN),
        ([Way(COLLECT, 0)], RIYADH, COLLECT),
        ([Way(COLLECT, 0)], ABHA, None),
        ([Way(COLLECT, 0)], None, None),
        ([Way(COURIER, 2500), Way(COLLECT, 0)], ABHA, COURIER),
        ([Way(OWN, 3500), Way(COURIER, 2500), Way(COLLECT, 0)], RIYADH, COURIER),
        ([Way(OWN, 2500), Way(COURIER, 2500), Way(COLLECT, 0)], RIYADH, OWN),
        ([Way(OWN, 0), Way(COURIER, 2500), Way(COLLECT, 0)], RIYADH, OWN),
        ([], RIYADH, None),
    ],
)
def test_unnamed_the_cheapest_that_is_brought_counts_and_collecting_only_in_ones_own_city(
    ways: list[Way], city: Any, kind: str | None
) -> None:
    way = usual(ways, family(), city)

    assert (way.kind if way else None) == kind


@pytest.mark.parametrize(
    ("items", "way"),
    [
        (4_999, Way(OWN, 1500, 1)),
        (5_000, Way(OWN, 1500)),
        (19_999, Way(OWN, 1500)),
        (20_000, Way(OWN, 0)),
    ],
)
def test_a_zone_has_a_smallest_order_and_is_free_from_a_sum_on(items: int, way: Way) -> None:
    reach = Reach({1: Zone(1500, 20_000, 5_000)}, [])

    ways = open_ways(family(by_courier=False), RIYADH, reach, fresh=False, items_minor=items)

    assert ways == [way, Way(COLLECT, 0)]
    assert (chosen(ways, OWN) is None) == bool(way.missing_minor)
    assert usual(ways, family(), RIYADH) == (Way(COLLECT, 0) if way.missing_minor else way)


MONDAYS = {"days": 1, "opens": 600, "closes": 900}
OUTLET: Any = Spot(5, "outlet", "منفذ", "", 2, "سوق", **MONDAYS)
HOME: Any = Spot(4, "home", "", "", 1, "", **MONDAYS)


def test_goods_are_collected_at_home_or_at_a_point_of_their_own_name() -> None:
    ways = open_ways(family(by_courier=False), RIYADH, Reach({}, [HOME, OUTLET]), fresh=False)

    assert [(way.value, way.point) for way in ways] == [(COLLECT, HOME), ("collect-5", OUTLET)]
    assert chosen(ways, "collect-5") == ways[1]
    assert usual(ways, family(), ABHA) == ways[1]  # it is there, and the home is not
    assert usual(ways[:1], family(), ABHA) is None


@pytest.mark.parametrize(
    ("value", "named"),
    [("own", True), ("collect", True), ("collect-12", True), ("own-1", False), ("collect-", False), ("camel", False)],
)
def test_which_names_a_way_can_have(value: str, named: bool) -> None:
    assert is_named(value) is named


SUNDAY, MONDAY = date(2026, 11, 29), date(2026, 11, 30)
AFTERNOON, EVENING = (datetime(2026, 11, 29, hour, tzinfo=UTC) for hour in (11, 12))  # 14:00 and 15:00 in Riyadh


@pytest.mark.parametrize(("kind", "days"), [(OWN, 0), (COURIER, 2), (COLLECT, 0)])
def test_what_is_made_to_order_leaves_on_the_day_it_is_ready_and_nothing_before_the_family_could_answer(
    kind: str, days: int
) -> None:
    tomorrow, later = SUNDAY + timedelta(days=1), SUNDAY + timedelta(days=4)

    assert arrival(kind, SUNDAY, asked_on=SUNDAY) == tomorrow + timedelta(days=days)
    assert arrival(kind, later, asked_on=SUNDAY) == later + timedelta(days=days)
    assert ready_by(kind, arrival(kind, later, asked_on=SUNDAY)) == later


def test_goods_are_collected_on_a_day_it_is_open_and_the_family_there() -> None:
    way = Way(COLLECT, 0, point=OUTLET)

    with clock.set_to(AFTERNOON):
        assert way.arrives(SUNDAY) == way.arrives(MONDAY) == MONDAY
        assert way.arrives(date(2026, 12, 1)) == date(2026, 12, 7)
        assert way.arrives(SUNDAY, Holiday(MONDAY, date(2026, 12, 3))) == date(2026, 12, 7)


def test_goods_ordered_after_the_hours_are_not_collected_before_the_family_has_answered() -> None:
    always = OUTLET._replace(days=127)

    with clock.set_to(EVENING):
        assert Way(COLLECT, 0, point=OUTLET).arrives(SUNDAY) == date(2026, 12, 7)
        assert Way(COLLECT, 0, point=always).arrives(SUNDAY) == date(2026, 12, 1)
        assert Way(COLLECT, 0, point=always).arrives(date(2026, 12, 2)) == date(2026, 12, 2)
        assert Way(OWN, 0).arrives(SUNDAY) == MONDAY
