"""The plan at the desk: begun, filled by rows and one by one, moved, looked through."""

from collections.abc import Callable
from contextlib import AbstractContextManager

from flask.testing import FlaskClient

from storefront.fairs import allocations, stalls
from storefront.fairs.stalls import Row, StallPlan, StallWords
from storefront.kernel.actors import SYSTEM
from storefront.kernel.units import unit_of_work
from storefront.web.organiser.stalls import moved
from tests.builders.browser import post
from tests.builders.calling import look_again
from tests.builders.organising import OrganisersDesk, a_desk_of_exhibitions, one_of
from tests.builders.reading import page
from tests.builders.stalls import a_desks_fair, a_plan, days_of, stall_of

Counting = Callable[[], AbstractContextManager[list[str]]]
LOOK = {"width_cm": "200", "depth_cm": "200", "price": ""}
ROW = {
    "letters": "B", "first": "1", "last": "4", "columns": "2", "from_x": "10", "from_y": "10", "to_x": "90",
    "to_y": "90", **LOOK,
}  # fmt: skip


def of(plan: StallPlan) -> str:
    return f"/organiser/exhibitions/{plan.exhibition_id}/stalls"


def planned(desk: OrganisersDesk, number: int = 2) -> StallPlan:
    with unit_of_work():
        return a_plan(one_of(desk), number=number)


def numbers(plan: StallPlan) -> list[str]:
    look_again()
    return [one.number for one in stalls.of_plan(plan.id)]


def test_a_row_and_a_stall_are_put_on_the_plan(client: FlaskClient) -> None:
    plan = planned(a_desk_of_exhibitions(client), 0)

    assert post(client, f"{of(plan)}/rows", **{f"row-{name}": value for name, value in ROW.items()}).location == of(
        plan
    )
    assert post(client, of(plan), number="c9", x="50", y="50", features=["water"], **LOOK).location == of(plan)

    assert numbers(plan) == ["B-1", "B-2", "B-3", "B-4", "C-9"]
    assert stall_of(plan, "B-4").x == 9000
    found = page(client.get(of(plan)))
    assert len(found.one("ul", class_="stall-list").all("li")) == 5
    assert len(found.one("div", class_="stall-scroll").all("a")) == 5


def test_what_cannot_be_keeps_what_was_typed(client: FlaskClient) -> None:
    plan = planned(a_desk_of_exhibitions(client))

    for path, typed, kept in (
        ("", {"number": "A-1", "x": "50", "y": "50", **LOOK}, "A-1"),
        ("", {"number": "A-7", "x": "500", "y": "50", **LOOK}, "500"),
        ("", {"number": "A-7", "x": "50", "y": "50", **LOOK, "width_cm": "7"}, "A-7"),
        ("/rows", {f"row-{name}": value for name, value in {**ROW, "letters": "A", "last": "77"}.items()}, "77"),
    ):
        answer = post(client, f"{of(plan)}{path}", **typed)
        assert answer.status_code == 422, typed
        assert f'value="{kept}"' in answer.text
        assert 'aria-invalid="true"' in answer.text

    assert numbers(plan) == ["A-1", "A-2"]


def test_moved_stalls_are_kept_together(client: FlaskClient) -> None:
    plan = planned(a_desk_of_exhibitions(client))
    first, second = stalls.of_plan(plan.id)

    answer = post(client, f"{of(plan)}/places", place=[f"{first.id}:77:88", f"{second.id}:9000:10000", "x:1:2", "1:2"])

    assert answer.location == of(plan)
    look_again()
    assert [(one.x, one.y) for one in stalls.of_plan(plan.id)] == [(77, 88), (9000, 10000)]


def test_places_that_are_none_move_nothing(client: FlaskClient) -> None:
    plan = planned(a_desk_of_exhibitions(client))
    with unit_of_work():
        other = stall_of(a_plan()).id
    first = stalls.of_plan(plan.id)[0]

    for place in (f"{first.id}:10001:5", f"{other}:5:5"):
        post(client, f"{of(plan)}/places", place=[f"{first.id}:1:1", place])

    look_again()
    assert stall_of(plan).x == 500
    assert moved(["1:-2:3", "1:2:3:4", "9" * 13 + ":1:1"]) == {}


def test_a_stall_is_found_by_number_and_by_family(client: FlaskClient) -> None:
    desk = a_desk_of_exhibitions(client)
    with unit_of_work():
        plan, (family, other) = a_desks_fair(desk.body)
        allocations.give(plan, stall_of(plan, "A-3"), family.id, days_of(plan), SYSTEM)

    for asked in ("a3", family.trade_name_ar):
        found = page(client.get(of(plan), query_string={"q": asked}))
        assert [row.one("a").words for row in found.one("ul", class_="stall-list").all("li")] == ["A-3"]
    whole = client.get(of(plan)).text
    assert "أسر بلا بسطة: 1" in whole
    assert other.trade_name_ar in whole
    assert "لا بسطة بهذا الرقم" in client.get(of(plan), query_string={"q": "Z-1"}).text


def questions(asked: list[str]) -> int:
    """How many there were, without the beginnings of transactions."""
    return sum(one.startswith("SELECT") for one in asked)


def test_three_hundred_stalls_cost_as_much_as_one(client: FlaskClient, count_queries: Counting) -> None:
    plan = planned(a_desk_of_exhibitions(client), 1)
    address = of(plan)
    with count_queries() as few:
        client.get(address)
    with unit_of_work():
        for letters in "CDE":
            row = Row(letters, 1, 100, 20, (500, 500), (9500, 9500))
            stalls.add_row(stalls.of_exhibition(plan.exhibition_id), row, StallWords("1", 0, 0), SYSTEM)

    with count_queries() as many:
        client.get(address)

    assert questions(many) <= questions(few) <= 10


def test_a_draft_shows_its_plan_to_nobody(client: FlaskClient) -> None:
    desk = a_desk_of_exhibitions(client)
    with unit_of_work():
        plan = a_plan(one_of(desk, state="draft"))
    visitors = f"/exhibitions/{plan.exhibition.slug}/stalls"

    assert f'href="{visitors}"' not in client.get(of(plan)).text
    assert f'href="{visitors}"' not in client.get(f"/organiser/exhibitions/{plan.exhibition_id}").text
    assert client.get(visitors).status_code == 404
