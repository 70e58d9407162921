"""The plan of an exhibition for everybody: shown when its body says so, found by number and name, light however large."""

from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest
from flask.testing import FlaskClient

from storefront.community.families import Family
from storefront.fairs import allocations, stalls
from storefront.fairs.allocations import StallDay
from storefront.fairs.stalls import Row, StallPlan, StallWords
from storefront.kernel import clock
from storefront.kernel.actors import SYSTEM
from storefront.kernel.database import db
from storefront.kernel.units import unit_of_work
from tests.builders.calling import look_again
from tests.builders.community import a_family
from tests.builders.desks import a_stranger
from tests.builders.reading import page
from tests.builders.stalls import a_fair, a_plan, days_of, stall_of

Counting = Callable[[], AbstractContextManager[list[str]]]
MANY, MOST_QUERIES, MOST_BYTES = 300, 10, 80 * 1024


@pytest.fixture
def fair() -> tuple[StallPlan, list[Family]]:
    """Two families, each in its stall, one for the first day alone."""
    with unit_of_work():
        plan, coming = a_fair()
        allocations.give(plan, stall_of(plan), coming[0].id, days_of(plan), SYSTEM)
        allocations.give(plan, stall_of(plan, "A-3"), coming[1].id, days_of(plan)[:1], SYSTEM)
        return plan, coming


def address(plan: StallPlan) -> str:
    return f"/exhibitions/{plan.exhibition.slug}/stalls"


def test_everybody_sees_who_stands_where(client: FlaskClient, fair: tuple[StallPlan, list[Family]]) -> None:
    plan, (first, second) = fair
    a_stranger(client)

    found = page(client.get(address(plan)))

    rows = found.one("ul", class_="stall-list").all("li")
    assert [row["id"] for row in rows] == ["A-1", "A-3"]
    assert [row.one("a")["href"] for row in rows] == [f"/f/{one.slug}" for one in (first, second)]
    assert not rows[0].all("small")
    assert rows[1].all("small")
    assert [pin["href"] for pin in found.one("div", class_="stall-scroll").all("a")] == ["#A-1", "#A-3"]
    assert len(found.one("div", class_="stall-scroll").all("text")) == 4


def test_a_plan_that_is_not_shown_is_not_there(client: FlaskClient, fair: tuple[StallPlan, list[Family]]) -> None:
    plan, _ = fair
    path = f"/exhibitions/{plan.exhibition.slug}"
    assert f'href="{address(plan)}"' in client.get(path).text

    with unit_of_work():
        stalls.show(stalls.of_exhibition(plan.exhibition_id), SYSTEM, to_all=False)

    assert client.get(address(plan)).status_code == 404
    assert f'href="{address(plan)}"' not in client.get(path).text
    assert client.get("/exhibitions/nowhere/stalls").status_code == 404


def test_a_shop_that_is_closed_is_not_on_it(client: FlaskClient, fair: tuple[StallPlan, list[Family]]) -> None:
    plan, (first, _) = fair
    with unit_of_work():
        db.session.get_one(Family, first.id).status = "suspended"

    assert first.trade_name_ar not in client.get(address(plan)).text


def test_a_stall_is_found_by_number_and_by_family(client: FlaskClient, fair: tuple[StallPlan, list[Family]]) -> None:
    plan, (_, second) = fair

    for asked in ("a3", second.trade_name_ar):
        found = page(client.get(address(plan), query_string={"q": asked}))
        assert [row["id"] for row in found.one("ul", class_="stall-list").all("li")] == ["A-3"]
        assert [text.words for text in found.one("g", class_="found").all("text")] == ["A-3"]
    assert "لا بسطة بهذا الرقم" in client.get(address(plan), query_string={"q": "Z-9"}).text


def a_large_fair() -> StallPlan:
    """Three hundred stalls, a family in each."""
    with unit_of_work():
        plan = a_plan(number=0, booking="open")
        for letters in "ABC":
            row = Row(letters, 1, 100, 20, (500, 500), (9500, 9500))
            stalls.add_row(plan, row, StallWords("1", 0, 0), SYSTEM)
        stalls.show(plan, SYSTEM, to_all=True)
        day = days_of(plan)[0]
        for number, stall in enumerate(stalls.of_plan(plan.id)):
            family = a_family(name=(f"بيت السنابل للمعمول {number}", f"Bayt As-Sanabel {number}"))
            db.session.add(
                StallDay(plan_id=plan.id, stall_id=stall.id, family_id=family.id, day=day, turn=1, given_at=clock.now())
            )
    return plan


def test_three_hundred_stalls_and_families_are_a_light_page(client: FlaskClient, count_queries: Counting) -> None:
    plan = a_large_fair()
    look_again()

    with count_queries() as asked:
        answer = client.get(address(plan))

    assert len(page(answer).one("ul", class_="stall-list").all("li")) == MANY
    assert len(asked) <= MOST_QUERIES
    assert len(answer.data) <= MOST_BYTES
    with count_queries() as asked:
        client.get(f"/exhibitions/{plan.exhibition.slug}")
    assert len(asked) <= MOST_QUERIES
