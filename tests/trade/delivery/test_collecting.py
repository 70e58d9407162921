"""Outlets and stalls where goods are collected, and the hours at home: whose they are, which there can be, what closes."""

from dataclasses import replace

import pytest

from storefront.community.shop_pages.refusals import NoContactsInPublic
from storefront.kernel.actors import VISITOR
from storefront.kernel.refusals import NotAllowed, NotFound
from storefront.trade import delivery
from storefront.trade.delivery import Hours, collecting, refusals
from storefront.trade.delivery.collecting import MOST_POINTS, Point
from tests.builders.community import a_city, a_family, desk

pytestmark = pytest.mark.usefixtures("app")
EVENINGS = Hours(frozenset({6, 0}), 960, 1260)


def a_point(**other: object) -> Point:
    return replace(Point("outlet", ("منفذ الورود", ""), a_city().id, "سوق الورود، المحل 12", EVENINGS), **other)  # type: ignore[arg-type]


def test_a_point_is_opened_changed_and_given_up() -> None:
    family = a_family()

    point = collecting.open_point(family, a_point(), desk(family))
    collecting.change_point(family, point.id, a_point(name=("بسطة الجنادرية", ""), kind="stall"), desk(family))

    (spot,) = delivery.reach([family.id])[family.id].spots
    assert (spot.id, spot.kind, spot.name_ar, spot.place) == (
        point.id,
        "stall",
        "بسطة الجنادرية",
        "سوق الورود، المحل 12",
    )
    assert delivery.hours.of(spot) == EVENINGS
    collecting.close_point(family, point.id, desk(family))
    assert delivery.reach([family.id])[family.id].spots == []
    with pytest.raises(NotFound):
        collecting.point_of(family.id, point.id)


@pytest.mark.parametrize(
    ("wrong", "refusal"),
    [
        ({"name": ("", "Outlet")}, refusals.PointNameIsMissing),
        ({"kind": "home"}, refusals.PointNameIsMissing),
        ({"place": " "}, refusals.PointPlaceIsMissing),
        ({"place": "اتصلوا 0501234567"}, NoContactsInPublic),
        ({"hours": Hours(frozenset({1}), 5, 5)}, refusals.HoursAreNotValid),
        ({"city_id": 999_999}, NotFound),
    ],
)
def test_what_cannot_be(wrong: dict[str, object], refusal: type[Exception]) -> None:
    family = a_family()

    with pytest.raises(refusal):
        collecting.open_point(family, a_point(**wrong), desk(family))


def test_a_point_is_its_familys_alone() -> None:
    family, other = a_family(), a_family()
    point = collecting.open_point(family, a_point(), desk(family))

    for act in (collecting.close_point, lambda *whose: collecting.change_point(*whose[:2], a_point(), whose[2])):
        with pytest.raises(NotFound):
            act(other, point.id, desk(other))
        with pytest.raises(NotAllowed):
            act(family, point.id, VISITOR)


def test_there_are_not_endlessly_many_and_the_last_way_stays() -> None:
    family, lonely = a_family(), a_family(ways=frozenset())
    for _ in range(MOST_POINTS):
        collecting.open_point(family, a_point(), desk(family))
    only = collecting.open_point(lonely, a_point(), desk(lonely))

    with pytest.raises(refusals.TooManyPoints):
        collecting.open_point(family, a_point(), desk(family))
    with pytest.raises(refusals.LastWayOut):
        collecting.close_point(lonely, only.id, desk(lonely))


def test_the_home_has_hours_once_and_no_place_of_its_own() -> None:
    family = a_family()

    collecting.meet_at_home(family, EVENINGS, desk(family))
    collecting.meet_at_home(family, Hours(frozenset({1}), 600, 700), desk(family))

    (spot,) = delivery.reach([family.id])[family.id].spots
    assert (spot.is_home, spot.place, spot.opens) == (True, "", 600)
    with pytest.raises(refusals.HoursAreNotValid):
        collecting.meet_at_home(family, Hours(frozenset({1}), 700, 700), desk(family))
    with pytest.raises(NotFound):
        collecting.point_of(family.id, spot.id)
