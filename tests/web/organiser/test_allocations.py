"""One stall at the desk: given, taken back, swapped, said otherwise, taken off."""

import pytest
from flask.testing import FlaskClient

from storefront.community.families import Family
from storefront.fairs import stalls
from storefront.fairs.stalls import StallPlan
from storefront.kernel.units import unit_of_work
from tests.builders.browser import post
from tests.builders.calling import look_again
from tests.builders.community import a_family
from tests.builders.organising import a_desk_of_exhibitions
from tests.builders.reading import page
from tests.builders.stalls import a_desks_fair, days_of, stall_of, where

Fair = tuple[StallPlan, list[Family]]


@pytest.fixture
def fair(client: FlaskClient) -> Fair:
    desk = a_desk_of_exhibitions(client)
    with unit_of_work():
        return a_desks_fair(desk.body)


def of(plan: StallPlan, number: str = "A-1") -> str:
    return f"/organiser/exhibitions/{plan.exhibition_id}/stalls/{stall_of(plan, number).id}"


def days(plan: StallPlan) -> list[str]:
    return [one.isoformat() for one in days_of(plan)]


def held(plan: StallPlan) -> dict[str, list[tuple[int, int]]]:
    look_again()
    return where(plan)


def test_it_is_given_for_the_days_that_are_ticked_and_taken_back(client: FlaskClient, fair: Fair) -> None:
    plan, (first, second) = fair

    assert post(client, f"{of(plan)}/giving", family=first.id, day=days(plan)[:2]).location == of(plan)
    post(client, f"{of(plan)}/giving", family=second.id, day=days(plan)[2:])
    assert held(plan) == {"A-1": [(first.id, 2), (second.id, 1)]}
    found = page(client.get(of(plan)))
    assert [row.all("bdi")[-1].words for row in found.one("ul", class_="open-days").all("li")] == [
        first.trade_name_ar,
        first.trade_name_ar,
        second.trade_name_ar,
    ]

    post(client, f"{of(plan)}/taking", day=[*days(plan)[:1], "nonsense"])
    assert held(plan) == {"A-1": [(first.id, 1), (second.id, 1)]}


def test_what_stands_in_the_way_is_said(client: FlaskClient, fair: Fair) -> None:
    plan, (first, second) = fair
    with unit_of_work():
        stranger = a_family()
    post(client, f"{of(plan)}/giving", family=first.id, day=days(plan))

    for number, family, words in (
        ("A-1", second.id, "لأسرة أخرى"),
        ("A-2", first.id, "لهذه الأسرة بسطة"),
        ("A-2", stranger.id, "ثُبّت مكانها"),
        ("A-2", 0, "اختاروا أسرة"),
    ):
        post(client, f"{of(plan, number)}/giving", family=family, day=days(plan))
        assert words in client.get(of(plan, number)).text

    assert held(plan) == {"A-1": [(first.id, 3)]}


def test_a_second_stall_is_given_where_it_is_ticked(client: FlaskClient, fair: Fair) -> None:
    plan, (first, _) = fair
    for number in ("A-1", "A-2"):
        post(client, f"{of(plan, number)}/giving", family=first.id, day=days(plan), second="yes")

    assert held(plan) == {"A-1": [(first.id, 3)], "A-2": [(first.id, 3)]}


def test_two_stalls_are_swapped(client: FlaskClient, fair: Fair) -> None:
    plan, (first, _) = fair
    post(client, f"{of(plan)}/giving", family=first.id, day=days(plan))

    post(client, f"{of(plan)}/swap", other=stall_of(plan, "A-4").id)
    assert held(plan) == {"A-4": [(first.id, 3)]}
    post(client, f"{of(plan)}/swap", other="0")
    assert "اختاروا بسطة أخرى" in client.get(of(plan)).text


def test_it_is_said_otherwise_or_keeps_what_was_typed(client: FlaskClient, fair: Fair) -> None:
    plan, _ = fair
    address, typed = of(plan), {"x": "12.5", "y": "40", "width_cm": "300", "depth_cm": "150", "features": ["power"]}

    assert post(client, address, number="A-2", price="", **typed).status_code == 422
    assert post(client, address, number="K-7", price="12.50", **typed).location == address

    look_again()
    stall = stall_of(plan, "K-7")
    assert (stall.x, stall.y, stall.width_cm, stall.features, stall.price_minor) == (1250, 4000, 300, ["power"], 1250)


def test_it_is_taken_off_unless_a_family_has_it(client: FlaskClient, fair: Fair) -> None:
    plan, (first, _) = fair
    post(client, f"{of(plan)}/giving", family=first.id, day=days(plan)[:1])

    assert post(client, f"{of(plan)}/removal").location == of(plan)
    post(client, f"{of(plan, 'A-2')}/removal")

    look_again()
    assert [one.number for one in stalls.of_plan(plan.id)] == ["A-1", "A-3", "A-4"]
