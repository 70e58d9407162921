"""A family's stall at its desk: which, on which day, where; chosen and left where families choose."""

import pytest
from flask.testing import FlaskClient

from storefront.community.families import Family
from storefront.fairs import allocations, stalls
from storefront.fairs.stalls import StallPlan
from storefront.kernel.actors import SYSTEM
from storefront.kernel.units import unit_of_work
from tests.builders.browser import post
from tests.builders.calling import look_again
from tests.builders.community import a_member, sign_in
from tests.builders.desks import FamilyDesk, a_desk, a_stranger
from tests.builders.reading import page
from tests.builders.stalls import a_fair, a_plan, days_of, stall_of, where


def of(plan: StallPlan) -> str:
    return f"/family/fairs/stalls/{plan.exhibition_id}"


def days(plan: StallPlan) -> list[str]:
    return [one.isoformat() for one in days_of(plan)]


def held(plan: StallPlan) -> dict[str, list[tuple[int, int]]]:
    look_again()
    return where(plan)


@pytest.fixture
def given(client: FlaskClient) -> tuple[StallPlan, Family]:
    """The family of the desk has a stall on the first day."""
    with unit_of_work():
        plan, (family, _) = a_fair()
        owner = a_member(of=family)
        allocations.give(plan, stall_of(plan), family.id, days_of(plan)[:1], SYSTEM)
    sign_in(client, owner)
    return plan, family


@pytest.fixture
def desk(client: FlaskClient) -> FamilyDesk:
    return a_desk(client)


def test_it_reads_its_stall_day_by_day_and_sees_its_place(client: FlaskClient, given: tuple[StallPlan, Family]) -> None:
    plan, _ = given

    found = page(client.get(of(plan)))

    rows = [row.all("span")[1].words for row in found.one("ul", class_="open-days").all("li")]
    assert rows == ["البسطة A-1", "بلا بسطة", "بلا بسطة"]
    assert [text.words for text in found.one("g", class_="mine").all("text")] == ["A-1"]
    assert "اختيار بسطة" not in client.get(of(plan)).text
    assert "Stall A-1" in client.get(f"/en{of(plan)}").text


def test_the_page_of_its_application_names_it(client: FlaskClient, given: tuple[StallPlan, Family]) -> None:
    plan, _ = given
    with unit_of_work():
        from_list = client.get("/family/fairs?show=mine").text
    links = [part.split('"')[0] for part in from_list.split('href="') if part.startswith("/family/fairs/")]
    address = next(link for link in links if link.removeprefix("/family/fairs/").isdigit())

    shown = client.get(address).text

    assert "البسطة A-1" in shown
    assert f'href="{of(plan)}"' in shown


def test_what_is_not_theirs_is_not_there(client: FlaskClient, desk: FamilyDesk) -> None:
    with unit_of_work():
        plan, _ = a_fair(booking="chosen")
        hidden = a_plan(booking="open", shown=False)

    for one in (plan, hidden):
        assert client.get(of(one)).status_code == 404
        assert post(client, of(one), stall=stall_of(one).id, day=days(one)).status_code == 404
    assert client.get("/family/fairs/stalls/999").status_code == 404
    a_stranger(client)
    assert client.get(of(plan)).status_code in (303, 403, 404)
    assert held(plan) == {}


def test_it_chooses_a_free_stall_and_leaves_it(client: FlaskClient, desk: FamilyDesk) -> None:
    with unit_of_work():
        plan = a_plan(booking="open")
    stall = stall_of(plan, "A-2")
    assert f'href="{of(plan)}"' in client.get("/family/fairs").text
    found = page(client.get(of(plan)))
    assert f"{of(plan)}?stall={stall.id}#pick" in [pin["href"] for pin in found.one("g", class_="free").all("a")]
    assert f'value="{stall.id}"' in client.get(f"{of(plan)}?stall={stall.id}").text

    post(client, of(plan), stall=stall.id, day=days(plan)[:2])
    assert held(plan) == {"A-2": [(desk.family.id, 2)]}
    post(client, f"{of(plan)}/leaving", stall=stall.id)
    assert held(plan) == {}


def test_what_was_taken_meanwhile_is_said(client: FlaskClient, desk: FamilyDesk) -> None:
    with unit_of_work():
        plan, coming = a_fair(booking="open")
        allocations.give(plan, stall_of(plan), coming[0].id, days_of(plan), SYSTEM)

    for day in (days(plan), ["nonsense"]):
        assert post(client, of(plan), stall=stall_of(plan).id, day=day).location == of(plan)
    shown = client.get(of(plan)).text
    assert "لأسرة أخرى" in shown
    assert "اختاروا يوماً" in shown
    post(client, f"{of(plan)}/leaving", stall=stall_of(plan).id)

    assert held(plan) == {"A-1": [(coming[0].id, 3)]}
    assert stalls.count_of(plan.id) == 4


def test_the_page_of_fairs_leads_to_the_stalls_one_has(client: FlaskClient, given: tuple[StallPlan, Family]) -> None:
    plan, _ = given
    mine = page(client.get("/family/fairs")).one("section", **{"aria-labelledby": "h-held"})
    a_desk(client)

    assert mine.one("a")["href"] == of(plan)
    assert "h-held" not in client.get("/family/fairs").text
