"""What a juror sees of the calls they judge."""

import pytest
from flask.testing import FlaskClient

from storefront.community import families
from storefront.fairs import calls, juries
from storefront.fairs.applications import ExhibitApplication
from storefront.fairs.calls import ExhibitorCall
from storefront.kernel.units import unit_of_work
from tests.builders.calling import a_call_of, a_closed_call_of
from tests.builders.judging import a_seat
from tests.builders.juries import a_juror, points_for
from tests.builders.organising import a_desk_of_exhibitions

Judged = tuple[ExhibitorCall, list[ExhibitApplication]]


@pytest.fixture
def judged(client: FlaskClient) -> Judged:
    return a_closed_call_of(a_desk_of_exhibitions(client))


def test_their_calls_and_how_far_they_are(client: FlaskClient, judged: Judged) -> None:
    call, rows = judged
    juror = a_seat(client, call)
    with unit_of_work():
        juries.score(rows[0], juror, points_for(call, 8, 7))
        juries.flag(rows[1], juror)

    listed, shown = client.get("/jury/calls").text, client.get(f"/jury/calls/{call.id}").text

    assert "تُعطى الدرجات الآن" in listed
    assert "قُيّم 2 من 3" in shown
    assert "تنحّيت عنه" in shown
    assert ">15<" in shown
    assert not [row for row in rows if families.get(row.family_id).trade_name_ar in shown]


def test_before_it_closes_and_after_it_is_decided(client: FlaskClient) -> None:
    desk = a_desk_of_exhibitions(client)
    opened, (decided, _) = a_call_of(desk), a_closed_call_of(desk)
    juror = a_seat(client, opened)
    with unit_of_work():
        a_juror(decided, email="second@example.com")
        calls.note_decided(calls.lock(decided.id))

    assert "لم يُغلق باب التقديم بعد" in client.get(f"/jury/calls/{opened.id}").text
    assert client.get(f"/jury/calls/{decided.id}").status_code == 404  # nobody's seat here
    assert juror.call_id == opened.id


def test_who_judges_nothing_sees_an_empty_list_and_no_call(client: FlaskClient, judged: Judged) -> None:
    assert "لا شيء للتحكيم" in client.get("/jury/calls").text
    assert client.get(f"/jury/calls/{judged[0].id}").status_code == 404


def test_nobody_comes_in_without_signing_in(client: FlaskClient) -> None:
    assert "/account/sign-in" in client.get("/jury/calls").location
