"""The organisers' desk lets in who acts for a body, and each to what is theirs."""

import pytest
from flask.testing import FlaskClient

from storefront.community import bodies
from storefront.kernel.actors import SYSTEM
from storefront.kernel.units import unit_of_work
from tests.builders.browser import post
from tests.builders.desks import a_desk, a_staff, a_stranger
from tests.builders.organising import a_desk_of_exhibitions, one_of
from tests.builders.people import PASSWORD
from tests.builders.reading import page
from tests.builders.stalls import a_plan

PLAN_STEPS = ("booking", "picture", "picture/removal", "copies", "publication", "rest")
STALL_STEPS = ("", "/rows", "/places", "/1", "/1/removal", "/1/giving", "/1/taking", "/1/swap")
PAGES = (
    "",
    "/new",
    "/{id}",
    "/{id}/edit",
    "/{id}/days",
    "/{id}/programme",
    "/{id}/copies/new",
    "/{id}/postponement/new",
    "/{id}/stalls",
    "/{id}/stalls/1",
    "/{id}/stalls/paper",
    "/{id}/stalls/table.csv",
    "/{id}/stalls/licence-pack",
)
FORMS = ("/{id}", "/{id}/ending", "/{id}/days", "/{id}/days/each", "/{id}/programme", "/{id}/programme/publication")
STEPS = ("/{id}/announcement", "/{id}/postponement", "/{id}/cancellation", "/{id}/copies")
STALLS = (
    "/{id}/stall-plan",
    *(f"/{{id}}/stall-plan/{one}" for one in PLAN_STEPS),
    *(f"/{{id}}/stalls{one}" for one in STALL_STEPS),
)


@pytest.mark.parametrize("who", ["visitor", "stranger", "family", "office"])
def test_nobody_else_comes_in(client: FlaskClient, who: str) -> None:
    theirs = one_of()
    with unit_of_work():
        a_plan(theirs)
    {"visitor": lambda _: None, "stranger": a_stranger, "family": a_desk, "office": a_staff}[who](client)

    for path in (*PAGES, *FORMS, *STEPS, *STALLS):
        address = f"/organiser/exhibitions{path.format(id=theirs.id)}"
        expected = 303 if who == "visitor" else 404 if "{id}" in path else 403
        if path in PAGES:
            assert client.get(address).status_code == expected, path
        else:
            assert post(client, address).status_code == expected, path


def test_what_is_another_bodys_is_not_there(client: FlaskClient) -> None:
    a_desk_of_exhibitions(client)
    theirs = one_of(state="draft")
    with unit_of_work():
        a_plan(theirs)

    for path in PAGES[2:]:
        answer = client.get(f"/organiser/exhibitions{path.format(id=theirs.id)}")
        assert answer.status_code == 404, path
        assert theirs.name_ar not in answer.text
    for path in (*FORMS, *STEPS, *STALLS):
        assert post(client, f"/organiser/exhibitions{path.format(id=theirs.id)}").status_code == 404, path


def test_the_desk_is_called_by_the_bodies_of_its_person(client: FlaskClient) -> None:
    a_desk_of_exhibitions(client)

    found = page(client.get("/organiser/exhibitions"))

    assert found.one("b", class_="desk-name").words == "غرفة الرياض"
    assert [link["href"] for link in found.one("nav", class_="desk-nav").all("a")] == [
        "/organiser/exhibitions",
        "/organiser/markets",
        "/organiser/venues",
    ]


def test_their_day_begins_there_and_the_market_leads_back(client: FlaskClient) -> None:
    desk = a_desk_of_exhibitions(client)
    client.post("/account/sign-out")
    with unit_of_work():
        email = bodies.officers_of(desk.body.id)[0].email

    answer = post(client, "/account/sign-in", email=email, password=PASSWORD)

    assert answer.location == "/organiser/exhibitions"
    assert page(client.get("/")).all("a", href="/organiser/exhibitions")


def test_whoever_is_dismissed_is_out_at_once(client: FlaskClient) -> None:
    desk = a_desk_of_exhibitions(client)

    with unit_of_work():
        bodies.dismiss(bodies.get(desk.body.id), desk.user_id, SYSTEM, reason="انتهى عمله")

    assert client.get("/organiser/exhibitions").status_code == 303
