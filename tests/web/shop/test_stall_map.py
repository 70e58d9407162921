"""A plan as pages draw it."""

from datetime import date, timedelta

import pytest

from storefront.fairs.allocations import Holder
from storefront.fairs.stalls import Stall, StallPlan
from storefront.web.kit.locale import read_in
from storefront.web.shop import stall_map

DAY = date(2031, 2, 12)


def a_stall(number: str = "B-12", **words: object) -> Stall:
    told = {"id": 7, "x": 2500, "y": 5000, "width_cm": 300, "depth_cm": 200, "features": ["power", "corner"], **words}
    return Stall(number=number, **told)


def a_holder(*days: date, name: str = "بيت نورة للبخور") -> Holder:
    return Holder(7, 3, "bayt-noura", name, "Bayt Noura", "active", days)


def test_pins_stand_in_shares_of_the_plan() -> None:
    grid, picture = StallPlan(picture_key=""), StallPlan(picture_key="k" * 32, picture_width=1280, picture_height=640)

    for plan, high, address in ((grid, 7500, ""), (picture, 5000, f"/media/kk/{'k' * 32}/1280.jpg")):
        drawn = stall_map.map_of(plan, [a_stall()], lambda _: "mine", lambda one: f"#{one.number}")
        assert (drawn.high, drawn.picture) == (high, address)
        ((look, (pin,)),) = drawn.groups
        assert (look, pin) == ("mine", ("B-12", 2500, high // 2, "#B-12", 7))


def test_the_more_stalls_the_smaller_their_pins() -> None:
    sizes = [stall_map.pin_size(count, 7500) for count in (1, 40, 150, 600)]

    assert sizes == sorted(sizes, reverse=True)
    assert (sizes[0], sizes[-1]) == (stall_map.MOST_PIN, stall_map.LEAST_PIN)


@pytest.mark.parametrize(
    ("asked", "found"),
    [("B-12", True), ("b12", True), ("نوره", True), ("noura", True), ("B-1", False), ("12", False), ("خزف", False)],
)
def test_a_stall_is_found_by_its_number_or_its_family(asked: str, found: bool) -> None:
    assert stall_map.matches(a_stall(), [a_holder(DAY)], asked) is found


def test_days_are_said_where_they_are_not_all() -> None:
    days = [DAY + timedelta(days=more) for more in range(5)]
    with read_in("en"):
        (whole,) = stall_map.holder_rows([a_holder(*days)], days)
        (some,) = stall_map.holder_rows([a_holder(*days[:3], days[4])], days)

    assert (whole.name, whole.days) == ("Bayt Noura", "")
    assert some.days == "Wednesday 12 February 2031 – Friday 14 February 2031, Sunday 16 February 2031"


def test_a_stall_in_words() -> None:
    with read_in("en"):
        assert stall_map.size_words(a_stall()) == "300 × 200 cm"
        assert stall_map.feature_words(a_stall()) == "Power, Corner"
