"""What comes of the applications is shown, and then done exactly so."""

import pytest
from flask.testing import FlaskClient

from storefront.community import families
from storefront.fairs import applications, juries
from storefront.fairs.calls import ExhibitorCall
from storefront.kernel.units import unit_of_work
from tests.builders.browser import post
from tests.builders.calling import a_call_of, a_closed_call_of, states_of
from tests.builders.community import desk as of_family
from tests.builders.juries import a_juror, points_for
from tests.builders.organising import OrganisersDesk, a_desk_of_exhibitions
from tests.builders.reading import page

DESK = "/organiser/exhibitions"


@pytest.fixture
def desk(client: FlaskClient) -> OrganisersDesk:
    return a_desk_of_exhibitions(client)


def address(call: ExhibitorCall) -> str:
    return f"{DESK}/{call.exhibition_id}/selection"


def digest(client: FlaskClient, call: ExhibitorCall) -> str:
    return str(page(client.get(address(call))).one("input", name="digest")["value"])


def test_what_is_shown_is_done_once(client: FlaskClient, desk: OrganisersDesk) -> None:
    call, rows = a_closed_call_of(desk, by_jury=False)
    seen = digest(client, call)

    answer = post(client, address(call), digest=seen)

    assert answer.location == f"{DESK}/{call.exhibition_id}/applications"
    assert states_of(rows) == ["offered", "offered", "waitlisted"]
    again = post(client, address(call), digest=seen)
    assert again.location == answer.location
    assert "قبل هذا" in client.get(again.location).text
    assert client.get(address(call)).location == answer.location


def test_what_changed_since_is_shown_anew(client: FlaskClient, desk: OrganisersDesk) -> None:
    call, rows = a_closed_call_of(desk, by_jury=False)
    seen = digest(client, call)
    with unit_of_work():
        first = applications.get(rows[0].id)
        applications.withdraw(first, "", of_family(families.get(first.family_id)))

    answer = post(client, address(call), digest=seen)

    assert (answer.status_code, "تغيّر شيء منذ فُتحت هذه الصفحة" in answer.text) == (409, True)
    assert post(client, address(call), digest=digest(client, call)).status_code == 303
    assert states_of(rows) == ["withdrawn", "offered", "offered"]


def test_a_jury_gives_its_points_first(client: FlaskClient, desk: OrganisersDesk) -> None:
    call, rows = a_closed_call_of(desk, applying=2)
    assert "بقيت طلبات بلا درجة: 2" in client.get(address(call)).text
    assert post(client, address(call), digest="").status_code == 409

    with unit_of_work():
        juror = a_juror(call)
        for row, points in zip(rows, (4, 9), strict=True):
            juries.score(row, juror, points_for(call, points, points))

    assert post(client, address(call), digest=digest(client, call)).status_code == 303
    assert states_of(rows) == ["declined", "offered"]


def test_nothing_is_announced_while_families_may_apply(client: FlaskClient, desk: OrganisersDesk) -> None:
    call = a_call_of(desk, selection="arrival")

    assert "لا طلبات تُختار" in client.get(address(call)).text
    assert post(client, address(call), digest="").status_code == 409


def test_many_applications_cost_no_more_questions(client: FlaskClient, desk: OrganisersDesk, count_queries) -> None:  # type: ignore[no-untyped-def]
    found = []
    for number in (2, 9):
        call, _ = a_closed_call_of(desk, applying=number, by_jury=False)
        client.get(address(call))
        with count_queries() as asked:
            client.get(address(call))
        found.append(len(asked))

    assert found[0] == found[1]
    assert found[1] <= 12
